"use client";

import { cx } from "@/app/_components/ui/cx";
import { configurationLabels } from "@/lib/format/labels";
import type { ConfigurationField } from "@/lib/vocabulary";

type Change = { field: ConfigurationField; removed: string[]; added: string[] };

const few = 6;
const mark = "w-3 shrink-0 text-center font-mono text-sm leading-5 font-semibold";

/** Field by field what goes and what comes. Long lists are folded, but for what they count. */
export function ChangeList({ changes, isFolded = false }: { changes: Change[]; isFolded?: boolean }) {
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {changes.map(({ field, removed, added }) => (
        <div key={field} className="grid gap-x-4 gap-y-1 sm:grid-cols-[176px_minmax(0,1fr)]">
          <dt className="text-ink-2">{configurationLabels[field]}</dt>
          <dd className="min-w-0">
            {isFolded && removed.length + added.length > few ? (
              <details>
                <summary className="w-fit cursor-pointer leading-6">{counted(removed.length, added.length)}</summary>
                <Entries removed={removed} added={added} />
              </details>
            ) : (
              <Entries removed={removed} added={added} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function counted(removed: number, added: number): string {
  return [added > 0 && `${added} added`, removed > 0 && `${removed} removed`].filter(Boolean).join(", ");
}

function Entries({ removed, added }: { removed: string[]; added: string[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {removed.map((entry) => (
        <li key={entry} className="flex gap-1.5">
          <span role="img" aria-label="Removed" className={cx(mark, "text-bad")}>
            −
          </span>
          <del dir="auto" className="font-mono text-xs leading-5 wrap-anywhere text-ink-2">
            {entry}
          </del>
        </li>
      ))}
      {added.map((entry) => (
        <li key={entry} className="flex gap-1.5">
          <span role="img" aria-label="Added" className={cx(mark, "text-ok")}>
            +
          </span>
          <ins dir="auto" className="font-mono text-xs leading-5 wrap-anywhere no-underline">
            {entry}
          </ins>
        </li>
      ))}
    </ul>
  );
}
