import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { makeRandom } from "@/scripts/bench/random";
import { httpClient } from "../access/http/client";
import { knownId, type Life } from "./life";
import { differenceOf, traceOf } from "./trace-of-life";
import { newVisits, visit, type Visits } from "./visitors";
import { live, newLedger, undisturbedWay, type Ledger } from "./walk";
import { faultWorld, type Cast, type FaultWorld } from "./world-of-faults";

export type Load = {
  world: FaultWorld;
  ledger: Ledger;
  visits: Visits;
  /** Lets the acts that are under way come to their end, and answers once nothing is. */
  end: () => Promise<void>;
  /** What each life, finished or not, has lost or got too much of, by now. */
  compareLives: () => Promise<string[]>;
  countScans: () => Promise<number>;
  /** A mini program that is released. */
  shown: { id: string };
};

type Options = {
  url: string;
  db: Db;
  lives: number;
  visitors: number;
  seed: number;
  untilReady: () => Promise<void>;
  mayBeAway?: () => boolean;
};

/** Lives and visitors at once, over real HTTP. The first life, which nothing disturbs, is what the others are compared with. */
export async function startLoad(options: Options): Promise<Load> {
  const { url, db, lives, visitors, seed, untilReady, mayBeAway = () => true } = options;
  const world = await faultWorld(db, lives + 1);
  const client = httpClient(url, { agent: new Agent({ keepAlive: false }), longestWait: 120_000 });
  const ledger = newLedger();
  const visits = newVisits();
  let born = 0;
  const newLife = (place: number): Life => ({
    key: `w${String((born += 1)).padStart(6, "0")}w`,
    ...{ formKey: randomUUID(), workspaceId: world.workspaceId, db, client, draft: "" },
    cast: castOf(world, place),
  });

  const first = newLife(lives);
  const way = await undisturbedWay(first);
  const shown = { id: await knownId(first), version: "1.0.0", code: await codeOf(db, await knownId(first)) };
  let isEnding = false;
  const isOver = () => isEnding;
  const came: { life: Life; far: number }[] = [{ life: first, far: way.length - 1 }];
  const walk = { ledger, way, untilReady, isOver };
  const walks = Array.from({ length: lives }, async (_, place) => {
    while (!isEnding) {
      const life = newLife(place);
      const entry = { life, far: 0 };
      came.push(entry);
      entry.far = await live(life, walk);
    }
  });
  const visitor = { client, world, shown, visits, isOver, mayBeAway };
  const visiting = Array.from({ length: visitors }, (_, place) =>
    visit({ ...visitor, random: makeRandom(seed + place) }),
  );

  return {
    ...{ world, ledger, visits, shown },
    end: async () => {
      isEnding = true;
      await Promise.all([...walks, ...visiting]);
    },
    compareLives: async () => {
      const problems: string[] = [];
      for (const { life, far } of came) {
        const [found, wanted] = [await traceOf(life), way[far] ?? ""];
        if (found !== wanted) problems.push(`Life ${life.key} after ${far} acts: ${differenceOf(found, wanted)}`);
      }
      return problems;
    },
    countScans: async () => {
      const { rows } = await db.execute<{ scans: string }>(
        sql`select coalesce(sum(count), 0) as scans from qr_code_scans`,
      );
      return Number(rows[0]?.scans);
    },
  };
}

function castOf({ casts }: FaultWorld, place: number): Cast {
  const cast = casts[place];
  if (!cast) throw new Error(`There is no cast for life ${place}.`);
  return cast;
}

async function codeOf(db: Db, id: string): Promise<string> {
  const { rows } = await db.execute<{ token: string }>(
    sql`select token from qr_codes where mini_program_id = ${id} and kind = 'page' and deleted_at is null`,
  );
  return rows[0]?.token ?? "";
}
