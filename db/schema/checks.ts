import { sql, type SQL, type AnyColumn } from "drizzle-orm";

/** `column in ('a', 'b')` for a check constraint, from a list of the vocabulary. */
export function isOneOf(column: AnyColumn, values: readonly string[]): SQL {
  const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  return sql`${column} in (${sql.raw(list)})`;
}
