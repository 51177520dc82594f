import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { currentOf, type CurrentConfiguration } from "./parts/current-configuration";
import { newestRevision } from "./parts/read-revision";

/** What counts now. Revision 0 is the empty one of a mini program that nobody has configured. */
export async function getConfiguration(ctx: Ctx, input: { id: string }): Promise<CurrentConfiguration> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "configuration.view");
    return currentOf(ctx, miniProgram, newestRevision(ctx.db, miniProgram.id));
  });
}
