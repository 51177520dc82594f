import { and, asc, eq } from "drizzle-orm";
import { approvalRequests } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { RequestCategory } from "../../vocabulary";
import { closeRequest, recordClosing } from "./close-request";
import { lockRequest } from "./lock-request";

type Where = { miniProgramId: string; category?: RequestCategory; subject?: string };
type Vanished = { number: number; category: RequestCategory; subject: string; openedBy: string };

/**
 * Withdraws, as the console, the open requests about what is no more: of a mini program that the caller has locked, or
 * of one thing of it. It records an entry for each, so it stands right before the caller's own; what else hangs on
 * them (a version that was in review) is the caller's to mend.
 */
export async function vanishRequests(ctx: Ctx, { miniProgramId, category, subject }: Where): Promise<Vanished[]> {
  const open = await ctx.db
    .select({ number: approvalRequests.number })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.miniProgramId, miniProgramId),
        eq(approvalRequests.state, "in_review"),
        category === undefined ? undefined : eq(approvalRequests.category, category),
        subject === undefined ? undefined : eq(approvalRequests.subject, subject),
      ),
    )
    .orderBy(asc(approvalRequests.number));
  const vanished = [];
  for (const { number } of open) {
    const request = await lockRequest(ctx, number);
    if (request.state !== "in_review") continue;
    await closeRequest(ctx, "vanish", request);
    vanished.push(request);
  }
  for (const request of vanished) await recordClosing(ctx, "vanish", request);
  return vanished.map(({ number, category, subject, openedBy }) => ({ number, category, subject, openedBy }));
}
