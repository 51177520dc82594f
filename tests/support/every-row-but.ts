import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/db/connect";
import * as schema from "@/db/schema";

/** By table: the number of its rows, and a sum over all that stands in them. */
export type Rows = Record<string, string>;

/** Asks for the rows of every table but those without; `noted` columns of a table are not looked at. */
export function everyRowBut({ without, noted = new Map() }: { without: PgTable[]; noted?: Map<PgTable, string> }) {
  // What stands in it unquoted are names of our own tables and columns.
  const sums = Object.values(schema)
    .filter((table): table is typeof table & PgTable => is(table, PgTable) && !without.includes(table))
    .map((table) => {
      const name = getTableName(table);
      const column = noted.get(table);
      const content = column ? `(to_jsonb(t) - '${column}')::text` : "t::text";
      return `select '${name}' as name,
        concat(count(*), ' ', md5(string_agg(md5(${content}), '' order by md5(${content})))) as rows from ${name} as t`;
    });
  const tables = sql.raw(`(${sums.join(" union all ")}) as every_row`);
  const columns = { name: sql<string>`name`, rows: sql<string>`rows` };
  return async (db: Db): Promise<Rows> => {
    // By a name, so that a connection plans it once: that takes longer than the sums.
    const rows = await db.select(columns).from(tables).prepare("every_row").execute();
    return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]));
  };
}
