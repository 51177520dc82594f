import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { changesBetween, type ConfigurationChange } from "./changes";
import type { SaveConfiguration } from "./inputs";
import { assertNothingIsLost } from "./parts/assert-nothing-is-lost";
import { newestRevision } from "./parts/read-revision";

/** What saving this form would change, and from which revision. Changes nothing. */
export async function compareConfigurations(
  ctx: Ctx,
  input: SaveConfiguration,
): Promise<{ revision: number; changes: ConfigurationChange[] }> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.miniProgram, "configuration.edit");
    const newest = await newestRevision(ctx.db, input.miniProgram);
    await assertNothingIsLost(ctx, input, newest);
    return { revision: newest.revision, changes: changesBetween(newest.configuration, input.configuration) };
  });
}
