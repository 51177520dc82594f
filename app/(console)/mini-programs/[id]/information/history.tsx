import { Card } from "@/app/_components/ui/card";
import { Pagination } from "@/app/_components/ui/pagination";
import { Time } from "@/app/_components/ui/time";
import { informationLabels } from "@/lib/format/labels";
import { languageLabel } from "@/lib/format/languages";
import type { InformationChange, InformationHistory } from "@/lib/information/list-information-history";
import { informationHref } from "./information-href";
import { ChangedValue } from "./changed-value";

type Props = { id: string; language: string; history: InformationHistory };

export function History({ id, language, history: { changes, newer, older } }: Props) {
  const revisions = [...new Set(changes.map(({ revision }) => revision))];
  return (
    <Card title="History" className="scroll-mt-4">
      {changes.length === 0 && (
        <p className="text-sm text-ink-2">
          {newer === null ? "Nothing was changed since it was created." : "Nothing older was changed."}
        </p>
      )}
      <ol className="flex flex-col divide-y divide-line">
        {revisions.map((revision) => (
          <li key={revision} className="py-3 text-sm first:pt-0 last:pb-0">
            <Save changes={changes.filter((change) => change.revision === revision)} />
          </li>
        ))}
      </ol>
      {(newer ?? older) !== null && (
        <Pagination
          previous={newer === null ? undefined : `${informationHref(id, { language, after: newer })}#history`}
          next={older === null ? undefined : `${informationHref(id, { language, before: older })}#history`}
        />
      )}
    </Card>
  );
}

function Save({ changes }: { changes: InformationChange[] }) {
  const [first] = changes;
  if (!first) return null;
  return (
    <>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{first.by}</span>
        <span className="text-ink-2">
          <Time value={first.at} form="date-time" />
        </span>
      </p>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {changes.toReversed().map((change) => (
          <div key={change.id} className="grid gap-x-4 sm:grid-cols-[200px_minmax(0,1fr)]">
            <dt className="text-ink-2">
              {informationLabels[change.field]}
              {change.language !== null && <span className="text-ink-3"> in {languageLabel(change.language)}</span>}
            </dt>
            <dd className="min-w-0 wrap-anywhere">
              <ChangedValue change={change} value={change.before} isFormer />
              <span className="mx-2 text-ink-3">
                <span aria-hidden>→</span>
                <span className="sr-only">to</span>
              </span>
              <ChangedValue change={change} value={change.after} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
