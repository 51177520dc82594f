import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import type { AddFeatures } from "./inputs";
import { assertOpen, holdFeatures } from "./parts/hold-features";
import { giveFeatures } from "./parts/write-features";

/** Adds features that need no activation, all of them or none. What they grant counts at once. */
export async function addFeatures(ctx: Ctx, input: AddFeatures): Promise<{ added: string[] }> {
  return inTransaction(ctx, async (ctx) => {
    const { miniProgram, holdings } = await holdFeatures(ctx, input.id, "add", input.features);
    const { id, workspaceId } = miniProgram;
    if (holdings.length < input.features.length) {
      throw invalid({ features: ["One of these is not in the catalog any more. Choose again."] });
    }
    assertOpen("add", ...holdings);
    await giveFeatures(ctx, { miniProgramId: id, keys: input.features, addedBy: ctx.actor.personId });
    for (const { name, key } of holdings) {
      await record(ctx, "feature.added", { kind: "mini_program", id, workspaceId }, { name, key });
    }
    return { added: holdings.map(({ name }) => name) };
  });
}
