import { randomUUID } from "node:crypto";
import { isNull } from "drizzle-orm";
import { deploymentKeys, settings } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { MakeDeploymentKey } from "./inputs";
import { endingOf, hashKey, newDeploymentKey } from "./parts/deployment-key";

/** So that a list of all of them stays one that people read. */
export const mostKeys = 50;

/** Makes a key with which the app's servers ask what is released. It is answered here and never again. */
export async function makeDeploymentKey(ctx: Ctx, input: MakeDeploymentKey): Promise<{ id: string; key: string }> {
  return inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "settings.manage");
    // Whoever else makes one waits here, so that the keys are counted right.
    await ctx.db.select({ revision: settings.revision }).from(settings).for("update");
    const inUse = await ctx.db.$count(deploymentKeys, isNull(deploymentKeys.revokedAt));
    if (inUse >= mostKeys) throw conflict(`There are ${mostKeys} keys already. Revoke one that is not used any more.`);
    const [id, key] = [randomUUID(), newDeploymentKey()];
    const { name } = input;
    const ending = endingOf(key);
    await ctx.db
      .insert(deploymentKeys)
      .values({ id, name, keyHash: hashKey(key), ending, madeBy: ctx.actor.personId, madeAt: ctx.now() });
    await record(ctx, "deployment_key.made", { kind: "console" }, { name, ending, keyId: id });
    return { id, key };
  });
}
