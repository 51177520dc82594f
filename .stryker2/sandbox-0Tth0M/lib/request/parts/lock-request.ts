import { eq } from "drizzle-orm";
import { approvalRequests, miniPrograms } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";

export type LockedRequest = Pick<
  typeof approvalRequests.$inferSelect,
  | "number"
  | "category"
  | "state"
  | "miniProgramId"
  | "workspaceId"
  | "subject"
  | "title"
  | "reason"
  | "openedBy"
  | "openedAt"
  | "involved"
  | "closedBy"
>;

/** The request, held until the transaction ends; its mini program before it, as everywhere. */
export async function lockRequest(ctx: Ctx, number: number): Promise<LockedRequest> {
  const [about] = await ctx.db
    .select({ miniProgramId: approvalRequests.miniProgramId })
    .from(approvalRequests)
    .where(eq(approvalRequests.number, number));
  if (!about) throw notFound();
  if (about.miniProgramId !== null) {
    await ctx.db
      .select({ id: miniPrograms.id })
      .from(miniPrograms)
      .where(eq(miniPrograms.id, about.miniProgramId))
      .for("no key update");
  }
  const [request] = await ctx.db
    .select({
      number: approvalRequests.number,
      category: approvalRequests.category,
      state: approvalRequests.state,
      miniProgramId: approvalRequests.miniProgramId,
      workspaceId: approvalRequests.workspaceId,
      subject: approvalRequests.subject,
      title: approvalRequests.title,
      reason: approvalRequests.reason,
      openedBy: approvalRequests.openedBy,
      openedAt: approvalRequests.openedAt,
      involved: approvalRequests.involved,
      closedBy: approvalRequests.closedBy,
    })
    .from(approvalRequests)
    .where(eq(approvalRequests.number, number))
    .for("update");
  if (!request) throw notFound();
  return request;
}
