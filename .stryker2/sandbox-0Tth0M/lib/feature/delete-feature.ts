import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import type { DeleteFeature } from "./inputs";
import { findLosses } from "./parts/find-losses";
import { assertOpen, holdFeatures } from "./parts/hold-features";
import { takeFeature } from "./parts/write-features";

/** Takes a feature from a mini program; what no other one of its features grants is lost at once. */
export async function deleteFeature(ctx: Ctx, input: DeleteFeature): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { miniProgram, holdings } = await holdFeatures(ctx, input.id, "delete", [input.key]);
    const { id, workspaceId } = miniProgram;
    const [feature] = holdings;
    if (!feature) throw notFound();
    assertOpen("delete", feature);
    const { name, key } = feature;
    const lost = (await findLosses(ctx.db, id)).get(key) ?? [];
    await takeFeature(ctx, id, key);
    await record(ctx, "feature.deleted", { kind: "mini_program", id, workspaceId }, { name, key, lost });
  });
}
