import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import { openRequest } from "../request/parts/open-request";
import type { ApplyForFeature } from "./inputs";
import { activationSnapshot } from "./parts/activation-snapshot";
import { assertOpen, holdFeatures } from "./parts/hold-features";

/** Asks for a feature that needs activation. It is added once somebody else has approved that. */
export async function applyForFeature(ctx: Ctx, input: ApplyForFeature): Promise<{ number: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { miniProgram, holdings } = await holdFeatures(ctx, input.id, "apply", [input.key]);
    const [feature] = holdings;
    if (!feature) throw notFound();
    assertOpen("apply", feature);
    const asked = { miniProgramId: miniProgram.id, subject: feature.key };
    const snapshot = await activationSnapshot(ctx, asked);
    if (!snapshot) throw notFound();
    return openRequest(ctx, {
      category: "feature_activation",
      ...asked,
      title: `Activate ${feature.name} for ${miniProgram.name}`,
      reason: input.reason,
      snapshot,
    });
  });
}
