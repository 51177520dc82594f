import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permittedPost, type Ctx } from "../context";
import { notFound } from "../errors";

/** Refuses whoever may not suspend this mini program; for whoever suspends but does not see it, its ID alone is no mini program. */
export async function assertMayPostSuspension(ctx: Ctx, input: { id: string }): Promise<void> {
  const action = "miniProgram.suspend";
  await permittedPost(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, action);
    if (!can(ctx.actor, "miniProgram.view", { miniProgram })) throw notFound(undefined, { action, miniProgram });
  });
}
