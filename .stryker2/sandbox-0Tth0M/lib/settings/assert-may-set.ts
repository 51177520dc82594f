import { assertCan } from "../access/can";
import { permittedPost, type Ctx } from "../context";

/** Refuses whoever may not change the settings, before a word of what they sent is read. */
export async function assertMaySet(ctx: Ctx): Promise<void> {
  await permittedPost(ctx, () => Promise.resolve(assertCan(ctx.actor, "settings.manage")));
}
