import { sql, type SQL } from "drizzle-orm";
import type { TestDatabase } from "./database";

/** What comes of `work` that waits for a lock while `meanwhile` is done. */
export async function oneWaits<T>(
  database: TestDatabase,
  lock: SQL,
  work: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<PromiseSettledResult<T>> {
  const { waiting } = await database.another().db.transaction(async (db) => {
    await db.execute(lock);
    const waiting = Promise.allSettled([work()]);
    await untilWaiting(database, 1);
    await meanwhile();
    return { waiting };
  });
  const [settled] = await waiting;
  return settled;
}

// Longer than anybody waits for a lock, so that a busy machine fails nothing.
const patience = 20_000;

/** Comes back once that many wait for locks of this database. */
export async function untilWaiting({ db }: TestDatabase, count: number): Promise<void> {
  for (const began = performance.now(); performance.now() - began < patience;) {
    const { rows } = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and wait_event_type = 'Lock'`,
    );
    if (rows[0]?.count === count) return;
  }
  throw new Error(`Never did ${count} wait.`);
}
