import { Fragment } from "react";
import type { ShownDetail } from "./shown-entry";

/** What was recorded beside the event, folded away: before and after where something changed. */
export function EntryDetails({ rows }: { rows: ShownDetail[] }) {
  if (rows.length === 0) return null;
  return (
    <details className="entry-details">
      <summary>Details</summary>
      <dl>
        {rows.map(([term, value, before]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>
              {before !== undefined && (
                <>
                  <del>{before}</del> <span aria-hidden>→</span>{" "}
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
