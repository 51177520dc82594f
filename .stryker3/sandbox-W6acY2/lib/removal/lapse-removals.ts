import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { miniPrograms, removals } from "../../db/schema";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { obstaclesTo } from "../mini-program/lifecycle";
import { findLife } from "../mini-program/parts/find-life";
import { tellPeople } from "../mini-program/parts/tell-people";
import { endRemoval } from "./parts/end-removal";
import { theConsole } from "./parts/the-console";

export type Jobs = Pick<Ctx, "db" | "now" | "outreach">;

/**
 * Ends the approved removals that nobody carried out in time, each in a transaction of its own, until it is told to
 * stop. Answers how many.
 */
export async function lapseRemovals(jobs: Jobs, stop?: AbortSignal): Promise<number> {
  let lapsed = 0;
  while (!stop?.aborted && (await lapseOne(jobs))) lapsed += 1;
  return lapsed;
}

async function lapseOne({ db, now, outreach }: Jobs): Promise<boolean> {
  return db.transaction(async (db) => {
    const ctx = { db, now, outreach };
    // Held as everyone holds a mini program whose life changes; one that somebody holds is for the next time.
    const [due] = await db
      .select({ id: miniPrograms.id, workspaceId: miniPrograms.workspaceId })
      .from(removals)
      .innerJoin(miniPrograms, eq(miniPrograms.id, removals.miniProgramId))
      .where(and(isNull(removals.endedAt), lte(removals.lapsesAt, now())))
      .orderBy(asc(removals.lapsesAt))
      .limit(1)
      .for("no key update", { of: miniPrograms, skipLocked: true });
    const life = due && (await findLife(ctx, due.id));
    if (!due || !life || obstaclesTo("lapseRemoval", life).length > 0) return false;
    await endRemoval(ctx, due.id, "lapsed");
    const request = `#${life.removal?.request}`;
    await tellPeople(ctx, due, {
      title: `The removal of ${life.name} has lapsed`,
      body: `Request ${request} was approved 30 days ago, and nobody carried it out. Request the removal again if it is still wanted.`,
      href: `/mini-programs/${due.id}/removal`,
    });
    const subject = { kind: "mini_program", ...due } as const;
    await record({ ...ctx, actor: theConsole }, "mini_program.removal_lapsed", subject, { name: life.name, request });
    return true;
  });
}
