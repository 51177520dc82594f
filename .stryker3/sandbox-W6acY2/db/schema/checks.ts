import { sql, type SQL, type AnyColumn } from "drizzle-orm";

/** `column in ('a', 'b')` for a check constraint, from a list of the vocabulary. */
export function isOneOf(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} in (${quoted(values)})`;
}

/** `column <@ array['a', 'b']`: a list whose members are all of the vocabulary. */
export function areAllOf(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} <@ array[${quoted(values)}]`;
}

function quoted(values: readonly string[]): SQL {
  return sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", "));
}
