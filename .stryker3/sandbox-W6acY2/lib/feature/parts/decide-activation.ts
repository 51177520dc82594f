import { eq } from "drizzle-orm";
import { approvalRequests, features } from "../../../db/schema";
import { record } from "../../audit/record";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import type { LockedRequest } from "../../request/parts/lock-request";
import { readSnapshot } from "../../request/snapshot";
import { sensitiveBeyond } from "./activation-snapshot";
import { findHoldings } from "./find-holdings";
import { assertOpen } from "./hold-features";
import { giveFeatures } from "./write-features";

/** From now on the mini program has the feature, as its applicant added it. Its reviewer holds the mini program. */
export async function activationApproved(ctx: Ctx, request: LockedRequest): Promise<void> {
  const { miniProgramId, workspaceId, subject, openedBy, number } = request;
  if (miniProgramId === null || workspaceId === null) throw notFound();
  // Nobody changes what it grants between this look and the approval.
  await ctx.db.select({ key: features.key }).from(features).where(eq(features.key, subject)).for("key share");
  const [feature] = await findHoldings(ctx.db, miniProgramId, [subject]);
  if (!feature) throw notFound();
  // It was in review until this approval closed it.
  assertOpen("approve", { ...feature, request: number });
  await assertNothingSensitiveCame(ctx, request, feature.name);
  await giveFeatures(ctx, { miniProgramId, keys: [subject], addedBy: openedBy });
  const { name, key } = feature;
  const details = { name, key, request: `#${number}` };
  await record(ctx, "feature.added", { kind: "mini_program", id: miniProgramId, workspaceId }, details);
}

/** A change of the feature may have been approved since: whoever approves approves what the request shows. */
async function assertNothingSensitiveCame(ctx: Ctx, { number, subject }: LockedRequest, name: string): Promise<void> {
  const [asked] = await ctx.db
    .select({ snapshot: approvalRequests.snapshot })
    .from(approvalRequests)
    .where(eq(approvalRequests.number, number));
  const came = await sensitiveBeyond(ctx, subject, readSnapshot(asked?.snapshot));
  if (came.length === 0) return;
  const are = came.length === 1 ? "which is or was marked" : "which are or were marked";
  throw conflict(
    `${name} grants ${came.join(", ")} by now, ${are} sensitive and not part of this request. Reject the request with this reason, so that it is asked for anew.`,
  );
}
