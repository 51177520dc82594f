import { and, sql, type AnyColumn, type SQL } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { auditEntries } from "../../../db/schema";

/** The entries that have one of these keys in this column. `keys` stands after FROM and has one column. */
export type Lane = { column: AnyColumn; keys: SQL };

export type Slice = { where: SQL | undefined; order: SQL[]; limit: number };

/**
 * Positions of the entries of these lanes: of each key at most one slice, read in order from the index of its column,
 * so that a page costs the same however long the log is.
 */
export function positionsIn(db: Db, lanes: Lane[], { where, order, limit }: Slice): SQL {
  const parts = lanes.map(({ column, keys }) => {
    const slice = db
      .select({ position: auditEntries.position })
      .from(auditEntries)
      .where(and(sql`${column} = keys.key`, where))
      .orderBy(...order)
      .limit(limit);
    return sql`select slice.position from ${keys} as keys (key) cross join lateral ${slice} as slice`;
  });
  return sql`(${sql.join(parts, sql` union `)})`;
}
