import type { SQL } from "drizzle-orm";
import type { TestDatabase } from "./database";
import { untilWaiting } from "./one-waits";
import type { Contender } from "./race";

type Settled = PromiseSettledResult<unknown>;

/**
 * Two connections on which two commands meet again and again. Every other time both are held at a barrier, what `lock`
 * locks and each of them needs, until both wait: each is the first to come, and so the first to pass, in half of these
 * rounds. In between they run as they come.
 */
export function rowRace(database: TestDatabase) {
  const [first, second, gate] = [database.another(), database.another(), database.another()];
  let tries = 0;
  let waited = 0;

  async function once(lock: SQL, [one, other]: [Contender, Contender]): Promise<[Settled, Settled]> {
    const round = tries++;
    const meet = round % 2 === 0 ? atBarrier(lock) : atOnce;
    const [begin, follow] = [() => settled(one(first.db)), () => settled(other(second.db))];
    if (round % 4 < 2) return meet(begin, follow);
    const [late, early] = await meet(follow, begin);
    return [early, late];
  }

  const atBarrier =
    (lock: SQL): Meet =>
    async (early, late) => {
      const running = await gate.db.transaction(async (db) => {
        await db.execute(lock);
        const begun = early();
        await untilWaiting(database, 1);
        const followed = late();
        await untilWaiting(database, 2);
        waited += 1;
        return { both: Promise.all([begun, followed]) };
      });
      return running.both;
    };

  return {
    once,
    /** In how many of the tries at the barrier both really waited. */
    waited: () => waited,
  };
}

type Meet = (early: () => Promise<Settled>, late: () => Promise<Settled>) => Promise<[Settled, Settled]>;

const atOnce: Meet = (early, late) => Promise.all([early(), late()]);

async function settled(work: Promise<unknown>): Promise<Settled> {
  const [result] = await Promise.allSettled([work]);
  return result;
}
