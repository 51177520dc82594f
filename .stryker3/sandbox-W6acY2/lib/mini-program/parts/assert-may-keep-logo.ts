import { permittedMiniProgram } from "../../access/permitted-mini-program";
import { permittedPost, type Ctx } from "../../context";
import { assertCreatesSomewhere } from "./creation-workspaces";

/** Whoever may edit this mini program, or, of one that is still to be, whoever may create one. */
export async function assertMayKeepLogo(ctx: Ctx, miniProgramId: string | undefined): Promise<void> {
  if (miniProgramId === undefined) return assertCreatesSomewhere(ctx.actor);
  await permittedPost(ctx, () => permittedMiniProgram(ctx, miniProgramId, "information.edit"));
}
