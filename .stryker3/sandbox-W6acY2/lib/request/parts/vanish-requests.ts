import { and, asc, eq, inArray } from "drizzle-orm";
import { approvalRequests } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { RequestCategory } from "../../vocabulary";
import { closeRequests, recordClosing } from "./close-request";
import { lockRequest, type LockedRequest } from "./lock-request";

type Where =
  | { miniProgramId: string; category?: RequestCategory; subject?: string }
  | { categories: RequestCategory[]; subject: string };
type Vanished = { number: number; category: RequestCategory; subject: string; openedBy: string };

/**
 * Withdraws, as the console, the open requests about what is no more: of a mini program that the caller has locked, of
 * one thing of it, or of something of the catalog, whose requests the caller has locked before it. It records an entry
 * for each, so it stands right before the caller's own; what else hangs on them (a version that was in review) is the
 * caller's to mend.
 */
export async function vanishRequests(ctx: Ctx, where: Where): Promise<Vanished[]> {
  const vanished = await lockOpenRequests(ctx, where);
  await closeRequests(ctx, "vanish", vanished);
  for (const request of vanished) await recordClosing(ctx, "vanish", request);
  return vanished.map(({ number, category, subject, openedBy }) => ({ number, category, subject, openedBy }));
}

/** Holds open requests, each after its mini program; these always in the same order. */
export async function lockOpenRequests(ctx: Ctx, where: Where): Promise<LockedRequest[]> {
  const held: LockedRequest[] = [];
  for (const number of await openRequests(ctx, where)) {
    const request = await lockRequest(ctx, number);
    if (request.state === "in_review") held.push(request);
  }
  return held;
}

/** The numbers of open requests. */
export async function openRequests({ db }: Pick<Ctx, "db">, where: Where): Promise<number[]> {
  const { subject } = where;
  const open = await db
    .select({ number: approvalRequests.number })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.state, "in_review"),
        subject === undefined ? undefined : eq(approvalRequests.subject, subject),
        "categories" in where ? inArray(approvalRequests.category, where.categories) : ofMiniProgram(where),
      ),
    )
    .orderBy(asc(approvalRequests.miniProgramId), asc(approvalRequests.number));
  return open.map(({ number }) => number);
}

function ofMiniProgram({ miniProgramId, category }: { miniProgramId: string; category?: RequestCategory }) {
  return and(
    eq(approvalRequests.miniProgramId, miniProgramId),
    category === undefined ? undefined : eq(approvalRequests.category, category),
  );
}
