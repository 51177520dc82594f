import { sql } from "drizzle-orm";
import type { TestDatabase } from "./database";
import type { Contender } from "./race";
import { rowRace } from "./row-race";

/** Two commands that take roles away, for which each of them holds the lock of all roles. */
export function roleRace(database: TestDatabase) {
  const { once, waited } = rowRace(database);
  const lock = sql`select pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0))`;
  return { once: (contenders: [Contender, Contender]) => once(lock, contenders), waited };
}
