import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import type { LockedRequest } from "../../request/parts/lock-request";
import { findHoldings } from "./find-holdings";
import { assertOpen } from "./hold-features";
import { giveFeatures } from "./write-features";

/** From now on the mini program has the feature, as its applicant added it. Its reviewer holds the mini program. */
export async function activationApproved(ctx: Ctx, request: LockedRequest): Promise<void> {
  const { miniProgramId, subject, openedBy, number } = request;
  const [feature] = miniProgramId === null ? [] : await findHoldings(ctx.db, miniProgramId, [subject]);
  if (miniProgramId === null || !feature) throw notFound();
  // It was in review until this approval closed it.
  assertOpen("approve", { ...feature, request: number });
  await giveFeatures(ctx, { miniProgramId, keys: [subject], addedBy: openedBy });
}
