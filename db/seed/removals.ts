import { eq } from "drizzle-orm";
import type { Ctx } from "../../lib/context";
import { noMail } from "../../lib/outreach";
import { executeRemoval } from "../../lib/removal/execute-removal";
import { requestRemoval } from "../../lib/removal/request-removal";
import { approveRequest } from "../../lib/review/approve-request";
import type { Db } from "../connect";
import { demoRemovals, type DemoRemoval } from "../demo/removals";
import { miniPrograms } from "../schema";
import type { DemoWorld } from "./people";

const dayInMs = 24 * 60 * 60 * 1000;

/** Removals as their people asked for them, decided them and carried them out. */
export async function seedRemovals(db: Db, now: Date, world: DemoWorld): Promise<void> {
  for (const demo of demoRemovals) await seedRemoval(db, now, world, demo);
}

async function seedRemoval(db: Db, now: Date, { actors }: DemoWorld, demo: DemoRemoval): Promise<void> {
  const [program] = await db.select({ id: miniPrograms.id }).from(miniPrograms).where(eq(miniPrograms.name, demo.name));
  const [applicant, reviewer] = [actors.get(demo.applicant), actors.get(demo.reviewer)];
  if (!program || !applicant || !reviewer) throw new Error(`The removal of ${demo.name} names what is not there.`);
  const at = (actor: Ctx["actor"], daysAgo: number): Ctx => {
    const then = new Date(now.getTime() - daysAgo * dayInMs);
    return { db, actor, now: () => then, outreach: noMail };
  };
  const asked = { id: program.id, reason: demo.reason };
  const { number } = await requestRemoval(at(applicant, demo.requestedDaysAgo), asked);
  await approveRequest(at(reviewer, demo.approvedDaysAgo), { number, comment: demo.comment });
  if (demo.carriedOutDaysAgo === null) return;
  await executeRemoval(at(applicant, demo.carriedOutDaysAgo), { id: program.id, typedName: demo.name });
}
