import { sql } from "drizzle-orm";
import type { TestDatabase } from "./database";
import type { Contender } from "./race";

type Both = [PromiseSettledResult<unknown>, PromiseSettledResult<unknown>];

/** The row that both commands need: a statement that locks it, with its one value. */
type Gate = { lock: string; value: string | number };

/**
 * Two connections on which two commands meet again and again. Every other time both are held at a barrier, a row that
 * each of them needs, until both wait; in between they run as they come.
 */
export function rowRace(database: TestDatabase) {
  const [first, second, gate] = [database.another(), database.another(), database.another()];
  let tries = 0;
  let waited = 0;

  async function once({ lock, value }: Gate, [one, other]: [Contender, Contender]): Promise<Both> {
    const round = tries++;
    const start = async (): Promise<Both> => {
      // In turn, whose command is sent first.
      if (round % 4 < 2) return Promise.allSettled([one(first.db), other(second.db)]);
      const [late, early] = await Promise.allSettled([other(second.db), one(first.db)]);
      return [early, late];
    };
    if (round % 2 === 1) return start();
    const client = await gate.pool.connect();
    try {
      await client.query("begin");
      await client.query(lock, [value]);
      let isOver = false;
      const running = start().finally(() => {
        isOver = true;
      });
      let both = false;
      while (!isOver && !both) both = (await waiting(database)) === 2;
      if (both) waited += 1;
      await client.query("commit");
      return await running;
    } finally {
      client.release();
    }
  }

  return {
    once,
    /** In how many of the tries at the barrier both really waited. */
    waited: () => waited,
  };
}

async function waiting({ db }: TestDatabase): Promise<number | undefined> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count;
}
