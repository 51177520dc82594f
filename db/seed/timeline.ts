import { inArray } from "drizzle-orm";
import type { Ctx } from "../../lib/context";
import { noMail } from "../../lib/outreach";
import type { Db } from "../connect";
import { demoReviewers } from "../demo/people";
import { miniPrograms } from "../schema";
import type { DemoWorld } from "./people";

const dayInMs = 24 * 60 * 60 * 1000;

/** Stands for the Reviewer whose turn it is. */
export const reviewerInTurn = Symbol("the Reviewer whose turn it is");

/** Something that somebody once did with a mini program, named in English. */
export type Deed = {
  of: string;
  by: string | typeof reviewerInTurn;
  daysAgo: number;
  act: (ctx: Ctx, id: string) => Promise<void>;
};

/** Does everything in the order in which it happened, so that numbers and the audit log follow time. */
export async function relive(db: Db, now: Date, { actors }: DemoWorld, deeds: Deed[]): Promise<void> {
  const ids = await findIds(db, deeds);
  let decisions = 0;
  for (const { of, by, daysAgo, act } of deeds.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const subject = by === reviewerInTurn ? demoReviewers[decisions++ % demoReviewers.length] : by;
    const [actor, id] = [actors.get(subject ?? ""), ids.get(of)];
    if (!actor || !id) throw new Error(`The demo story of ${of} names nobody or nothing.`);
    const at = new Date(now.getTime() - daysAgo * dayInMs);
    await act({ db, actor, now: () => at, outreach: noMail, scanForViruses: null }, id);
  }
}

async function findIds(db: Db, deeds: Deed[]): Promise<Map<string, string>> {
  const names = [...new Set(deeds.map(({ of }) => of))];
  const rows = await db
    .select({ name: miniPrograms.name, id: miniPrograms.id })
    .from(miniPrograms)
    .where(inArray(miniPrograms.name, names));
  return new Map(rows.map(({ name, id }) => [name, id]));
}
