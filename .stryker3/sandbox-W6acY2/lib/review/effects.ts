import type { Ctx } from "../context";
import type { Action } from "../access/matrix";
import { proposalApproved } from "../catalog/parts/decide-proposal";
import { proposalSnapshotNow } from "../catalog/parts/proposal-snapshot";
import { activationSnapshot } from "../feature/parts/activation-snapshot";
import { activationApproved } from "../feature/parts/decide-activation";
import { removalApproved, removalRejected, removalWithdrawn } from "../removal/parts/decide-removal";
import { removalSnapshot } from "../removal/parts/removal-snapshot";
import type { LockedRequest } from "../request/parts/lock-request";
import type { Snapshot } from "../request/snapshot";
import { versionApproved, versionRejected, versionWithdrawn } from "../version/parts/decide-version";
import { publishSnapshot } from "../version/parts/publish-snapshot";
import type { RequestCategory } from "../vocabulary";

/** `words` are the comment or the reason that was given. */
type Effect = (ctx: Ctx, request: LockedRequest, words: string | null) => Promise<void>;

/** `shown` is the digest that was decided on, of a version. */
type Approval = (ctx: Ctx, request: LockedRequest, words: string | null, shown: string | null) => Promise<void>;

type Asked = { number: number; miniProgramId: string | null; subject: string };

export type Review = {
  /** Which right, beside being the applicant, lets somebody withdraw it. */
  withdrawNeeds: Action;
  /** What follows from each ending, in its transaction. They write rows; what they record comes last. */
  approve: Approval;
  reject: Effect;
  withdraw: Effect;
  /** What holds now of all that the snapshot froze, in the same shape; null where it is gone. */
  snapshotNow: (ctx: Ctx, request: Asked) => Promise<Snapshot | null>;
};

const nothing: Effect = () => Promise.resolve();

/** The one table from what a request is about to what its decision does. */
export const reviews: Record<RequestCategory, Review> = {
  publish: {
    withdrawNeeds: "version.withdraw",
    approve: versionApproved,
    reject: versionRejected,
    withdraw: versionWithdrawn,
    snapshotNow: async (ctx, { miniProgramId, subject }) =>
      miniProgramId === null ? null : publishSnapshot(ctx, { id: miniProgramId, number: subject }),
  },
  removal: {
    withdrawNeeds: "removal.withdraw",
    approve: removalApproved,
    reject: removalRejected,
    withdraw: removalWithdrawn,
    snapshotNow: async (ctx, { miniProgramId }) =>
      miniProgramId === null ? null : removalSnapshot(ctx, miniProgramId),
  },
  feature_activation: {
    withdrawNeeds: "feature.manage",
    approve: activationApproved,
    // Not added it was before, and stays.
    reject: nothing,
    withdraw: nothing,
    snapshotNow: activationSnapshot,
  },
  catalog_change: {
    // About no mini program: beside its applicant it is a Workspace Admin's, as all that leaves the catalog.
    withdrawNeeds: "catalog.delete",
    approve: proposalApproved,
    // The feature changes only with the approval.
    reject: nothing,
    withdraw: nothing,
    snapshotNow: proposalSnapshotNow,
  },
};

export const reviewOf = (category: RequestCategory): Review => reviews[category];
