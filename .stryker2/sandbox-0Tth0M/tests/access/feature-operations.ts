import { DomainError } from "@/lib/errors";
import { addFeatures } from "@/lib/feature/add-features";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { getMiniProgramFeature } from "@/lib/feature/get-mini-program-feature";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { onMiniPrograms, type Row } from "./cases";

/** Whoever may do it and cannot do it now was let through: the right is looked at before how the feature stands. */
async function orConflict(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "conflict") throw error;
  }
}

export const featureOperations: Record<string, Row> = {
  "feature/list-mini-program-features": {
    kind: "read",
    cases: onMiniPrograms("feature.view", (ctx, id) => listMiniProgramFeatures(ctx, { id })),
  },
  "feature/get-mini-program-feature": {
    kind: "read",
    cases: onMiniPrograms("feature.view", (ctx, id) => getMiniProgramFeature(ctx, { id, key: "maps" })),
  },
  "feature/add-features": {
    kind: "command",
    cases: onMiniPrograms("feature.manage", (ctx, id) => addFeatures(ctx, { id, features: ["maps"] })),
  },
  "feature/apply-for-feature": {
    kind: "command",
    cases: onMiniPrograms("feature.manage", (ctx, id) =>
      orConflict(applyForFeature(ctx, { id, key: "maps", reason: "To find the way" })),
    ),
  },
  "feature/delete-feature": {
    kind: "command",
    cases: onMiniPrograms("feature.manage", (ctx, id) => orConflict(deleteFeature(ctx, { id, key: "maps" }))),
  },
};
