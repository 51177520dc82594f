import { asc, eq, lte } from "drizzle-orm";
import { miniPrograms } from "../../db/schema";
import { lockRoles } from "../access/never-orphaned";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { obstaclesTo, waits } from "../mini-program/lifecycle";
import { findLife } from "../mini-program/parts/find-life";
import { theConsole } from "./parts/the-console";

type Jobs = Pick<Ctx, "db" | "now">;

/**
 * Takes away for ever what was deleted 7 days ago, each in a transaction of its own: all that belongs to it goes with
 * its row, requests and audit entries stay. Ends early when it is told to stop. Answers how many.
 */
export async function purgeDeleted(jobs: Jobs, stop?: AbortSignal): Promise<number> {
  let purged = 0;
  while (!stop?.aborted && (await purgeOne(jobs))) purged += 1;
  return purged;
}

async function purgeOne({ db, now }: Jobs): Promise<boolean> {
  return db.transaction(async (db) => {
    const due = db
      .select({ id: miniPrograms.id, workspaceId: miniPrograms.workspaceId })
      .from(miniPrograms)
      .where(lte(miniPrograms.deletedAt, new Date(now().getTime() - waits.deleted)))
      .orderBy(asc(miniPrograms.deletedAt))
      .limit(1);
    if ((await due).length === 0) return false;
    // Its memberships go with it: whoever takes roles away waits for whoever else does, before any row is held.
    await lockRoles(db);
    const [gone] = await due.for("update", { skipLocked: true });
    const life = gone && (await findLife({ db, now }, gone.id));
    if (!gone || !life || obstaclesTo("purge", life).length > 0) return false;
    const { id, workspaceId } = gone;
    await db.delete(miniPrograms).where(eq(miniPrograms.id, id));
    const subject = { kind: "mini_program", id, workspaceId } as const;
    await record({ db, now, actor: theConsole }, "mini_program.purged", subject, { name: life.name });
    return true;
  });
}
