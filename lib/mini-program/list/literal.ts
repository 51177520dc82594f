import { sql, type SQL } from "drizzle-orm";

const digits = [sql`0`, sql`1`, sql`2`, sql`3`, sql`4`, sql`5`, sql`6`, sql`7`, sql`8`, sql`9`];

/**
 * A whole number as part of a statement's text. How many rows are wanted decides how they are best read; of a parameter
 * of a prepared statement the planner knows nothing.
 */
export function literal(count: number): SQL {
  return sql.join(Array.from(String(count), (digit) => digits[Number(digit)] ?? notWhole(count)));
}

function notWhole(count: number): never {
  throw new Error(`${count} is not a whole number.`);
}
