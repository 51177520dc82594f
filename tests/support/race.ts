import type { PoolClient } from "pg";
import type { Db } from "@/db/connect";
import type { TestDatabase } from "./database";

export type Contender = (db: Db) => Promise<unknown>;

/**
 * Two connections on which two commands that take roles away meet again and again. Every other time both are held at
 * a barrier, the lock that they need, until both wait for it; in between they run as they come.
 */
export function roleRace(database: TestDatabase) {
  const [first, second, gate] = [database.another(), database.another(), database.another()];
  let tries = 0;
  let waited = 0;

  async function once(contenders: [Contender, Contender]): Promise<PromiseSettledResult<unknown>[]> {
    const start = () => Promise.allSettled([contenders[0](first.db), contenders[1](second.db)]);
    if (tries++ % 2 === 1) return start();
    const client = await gate.pool.connect();
    try {
      await client.query("begin; select pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0))");
      let isOver = false;
      const running = start().finally(() => {
        isOver = true;
      });
      while (!isOver && (await waiting(client)) < 2);
      if (!isOver) waited += 1;
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

async function waiting(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from pg_locks where locktype = 'advisory' and not granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.count ?? 0;
}

/** Why those that failed did. */
export function refusals(results: PromiseSettledResult<unknown>[]): unknown[] {
  return results.filter((result) => result.status === "rejected").map((result): unknown => result.reason);
}
