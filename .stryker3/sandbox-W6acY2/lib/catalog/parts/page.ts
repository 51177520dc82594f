import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";

type Asked = { size: number; cursor: string; direction: "next" | "previous" };

/** Names sort by the first, and among the same by the second, which tells any two apart. */
type Place = [string, string];

export const mostCounted = 1_000;

/** One page of a list in the order of two columns, and where its neighbours begin. */
export function pageBy(columns: [SQL, SQL], { size, cursor, direction }: Asked) {
  const place = readCursor(cursor);
  const isBackwards = place !== null && direction === "previous";
  const both = sql.join(columns, sql`, `);
  return {
    where: place && sql`(${both}) ${isBackwards ? sql`<` : sql`>`} (${place[0]}, ${place[1]})`,
    order: columns.map((column) => (isBackwards ? sql`${column} desc` : sql`${column}`)),
    limit: size + 1,
    /** `found` as asked for by the three above. */
    cut<Row>(found: Row[], placeOf: (row: Row) => Place) {
      const rows = found.slice(0, size);
      if (isBackwards) rows.reverse();
      const isMore = found.length > size;
      const [first, last] = [rows[0], rows.at(-1)];
      return {
        rows,
        previous: first && place && (!isBackwards || isMore) ? writeCursor(placeOf(first)) : null,
        next: last && (isBackwards || isMore) ? writeCursor(placeOf(last)) : null,
      };
    },
  };
}

function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

const text = z
  .string()
  .max(200)
  .regex(/^[^\0\p{Cs}]*$/u);
const content = z.tuple([text, text]);

/** A cursor that was tampered with is none. */
function readCursor(cursor: string): Place | null {
  try {
    return content.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
