import { permittedMiniProgram } from "../../access/permitted-mini-program";
import { permittedPost, type Ctx } from "../../context";
import type { Refusal } from "../../errors";
import { assertCreatesSomewhere } from "./creation-workspaces";

/** Whoever may edit this mini program, or, of one that is still to be, whoever may create one. Answers with what they do by that. */
export async function assertMayKeepLogo(ctx: Ctx, miniProgramId: string | undefined): Promise<Refusal> {
  if (miniProgramId === undefined) {
    assertCreatesSomewhere(ctx.actor);
    return { action: "miniProgram.create" };
  }
  const action = "information.edit";
  const { id, workspaceId } = await permittedPost(ctx, () => permittedMiniProgram(ctx, miniProgramId, action));
  return { action, miniProgram: { id, workspaceId } };
}
