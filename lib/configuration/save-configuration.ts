import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { changesBetween } from "./changes";
import type { SaveConfiguration } from "./inputs";
import { addRevision, auditDetails, lockConfiguration } from "./parts/add-revision";
import { assertNothingIsLost } from "./parts/assert-nothing-is-lost";
import { newestRevision } from "./parts/read-revision";

/**
 * Saves the whole configuration as its next revision; what equals the one that counts is not saved again. Where somebody
 * else has saved since the editing began, both texts go back to choose from.
 */
export async function saveConfiguration(ctx: Ctx, input: SaveConfiguration): Promise<{ isChanged: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    await lockConfiguration(ctx, input.miniProgram);
    const { workspaceId } = await permittedMiniProgram(ctx, input.miniProgram, "configuration.edit");
    const newest = await newestRevision(ctx.db, input.miniProgram);
    await assertNothingIsLost(ctx, input, newest);
    const changes = changesBetween(newest.configuration, input.configuration);
    if (changes.length === 0) return { isChanged: false };

    const revision = newest.revision + 1;
    await addRevision(ctx, input.miniProgram, { revision, configuration: input.configuration, restoredFrom: null });
    const subject = { kind: "mini_program" as const, id: input.miniProgram, workspaceId };
    await record(ctx, "configuration.edited", subject, { revision, ...auditDetails(changes) });
    return { isChanged: true };
  });
}
