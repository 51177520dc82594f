import { addFeatures } from "../../lib/feature/add-features";
import { applyForFeature } from "../../lib/feature/apply-for-feature";
import { addFeaturesInput } from "../../lib/feature/inputs";
import { approveRequest } from "../../lib/review/approve-request";
import { demoFeaturesOfMiniPrograms, demoOpenActivation, type DemoFeatures } from "../demo/features";
import { reviewerInTurn, type Deed } from "./timeline";

/** Features as their people added and applied for them, and what still waits for a Reviewer. */
export function featureDeeds(): Deed[] {
  const { key, reason, ...asked } = demoOpenActivation;
  const apply: Deed = { ...asked, act: async (ctx, id) => void (await applyForFeature(ctx, { id, key, reason })) };
  return [...demoFeaturesOfMiniPrograms.flatMap(deedsOf), apply];
}

function deedsOf({ of, by, addedDaysAgo: daysAgo, direct, activations }: DemoFeatures): Deed[] {
  const add: Deed = {
    of,
    by,
    daysAgo,
    act: async (ctx, id) => void (await addFeatures(ctx, addFeaturesInput.parse({ id, features: direct }))),
  };
  const activate = activations.flatMap(({ key, reason }): Deed[] => {
    let number = 0;
    const apply: Deed["act"] = async (ctx, id) => {
      ({ number } = await applyForFeature(ctx, { id, key, reason }));
    };
    const approve: Deed["act"] = (ctx) => approveRequest(ctx, { number, comment: "" });
    return [
      { of, by, daysAgo, act: apply },
      { of, by: reviewerInTurn, daysAgo: daysAgo - 1, act: approve },
    ];
  });
  return [add, ...activate];
}
