"use client";

import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { Pagination } from "@/app/_components/ui/pagination";
import { Time } from "@/app/_components/ui/time";
import type { HistoryEntry, HistoryPage } from "@/lib/configuration/get-configuration-with-history";
import { ChangeList } from "./change-list";

type Props = { id: string; history: HistoryPage; newest: number; mayRestore: boolean; isFirstPage: boolean };

/** Who changed what, newest first, each earlier state to be brought back. */
export function History({ id, history, newest, mayRestore, isFirstPage }: Props) {
  const { entries, older } = history;
  const here = `/mini-programs/${id}/configuration` as const;
  const open = (revision: number) => (
    <ButtonLink href={`${here}/history/${revision}`} size="sm">
      {mayRestore ? "Bring back" : "Compare with now"}
    </ButtonLink>
  );
  return (
    <Card id="history" title="History" className="scroll-mt-4">
      <ol aria-label="History" className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.revision} className="py-3 first:pt-0">
            <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <p>
                <span className="font-medium">{entry.by}</span> {deed(entry)}
              </p>
              <span className="text-ink-2">
                <Time value={entry.at} form="date-time" />
              </span>
              <span className="ms-auto">
                {entry.revision === newest ? (
                  <span className="text-xs text-ink-2">counts now</span>
                ) : (
                  open(entry.revision)
                )}
              </span>
            </div>
            <ChangeList isFolded changes={entry.changes} />
          </li>
        ))}
        {older === null && (
          <li className="flex flex-wrap items-center gap-2 py-3 text-sm last:pb-0">
            <span className="text-ink-2">Nothing was configured at the beginning.</span>
            <span className="ms-auto">{open(0)}</span>
          </li>
        )}
      </ol>
      <Pagination
        previous={isFirstPage ? undefined : `${here}#history`}
        next={older === null ? undefined : `${here}?before=${older}#history`}
      />
    </Card>
  );
}

function deed({ revision, restoredFrom }: HistoryEntry): string {
  if (restoredFrom === 0) return `made state ${revision}: the empty one of the beginning`;
  return restoredFrom === null
    ? `made state ${revision}`
    : `made state ${revision} by bringing state ${restoredFrom} back`;
}
