import { Fragment } from "react";
import type { DetailRow } from "@/lib/audit/detail-rows";

/** What was recorded beside the event, folded away: before and after where something changed. */
export function EntryDetails({ rows }: { rows: DetailRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details className="group/details">
      <summary className="w-fit cursor-pointer text-xs leading-6 text-ink-3 hover:text-ink">
        <span className="group-open/details:hidden">Show details</span>
        <span className="hidden group-open/details:inline">Hide details</span>
      </summary>
      <dl className="mt-1 mb-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm md:max-lg:grid-cols-1">
        {rows.map(({ term, before, value }) => (
          <Fragment key={term}>
            <dt className="text-ink-2">{term}</dt>
            <dd className="wrap-anywhere">
              {before !== null && (
                <>
                  <del className="text-ink-3">{before}</del> <span aria-hidden>→</span>{" "}
                </>
              )}
              <span dir="auto">{value}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
