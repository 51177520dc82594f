import type { Ctx } from "../context";
import type { Action } from "../access/matrix";
import type { LockedRequest } from "../request/parts/lock-request";
import type { Snapshot } from "../request/snapshot";
import type { RequestCategory } from "../vocabulary";

type Effect = (ctx: Ctx, request: LockedRequest) => Promise<void>;

export type Review = {
  /** Which right, beside being the applicant, lets somebody withdraw it. */
  withdrawNeeds: Action;
  /** What follows from each ending, in its transaction. They write rows and record nothing. */
  approve: Effect;
  reject: Effect;
  withdraw: Effect;
  /** What holds now of all that the snapshot froze, in the same shape; null where it is gone. */
  snapshotNow: (ctx: Ctx, request: { miniProgramId: string | null; subject: string }) => Promise<Snapshot | null>;
};

/** The one table from what a request is about to what its decision does. What has no entry cannot be asked for yet. */
export const reviews: Partial<Record<RequestCategory, Review>> = {};

export function reviewOf(category: RequestCategory): Review {
  const review = reviews[category];
  if (!review) throw new Error(`Nothing is known of requests of the category ${category}.`);
  return review;
}
