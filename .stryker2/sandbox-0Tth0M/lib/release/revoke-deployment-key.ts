import { eq } from "drizzle-orm";
import { deploymentKeys } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import type { RevokeDeploymentKey } from "./inputs";

/** From now on the key opens nothing. Revoked once more, it stays revoked by the first. */
export async function revokeDeploymentKey(ctx: Ctx, input: RevokeDeploymentKey): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "settings.manage");
    const isIt = eq(deploymentKeys.id, input.key);
    const [key] = await ctx.db.select().from(deploymentKeys).where(isIt).for("update");
    if (!key) throw notFound("This key is not known.");
    if (key.revokedAt) return;
    await ctx.db.update(deploymentKeys).set({ revokedBy: ctx.actor.personId, revokedAt: ctx.now() }).where(isIt);
    const { id: keyId, name, ending } = key;
    await record(ctx, "deployment_key.revoked", { kind: "console" }, { name, ending, keyId });
  });
}
