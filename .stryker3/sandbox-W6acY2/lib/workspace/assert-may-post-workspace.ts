import { assertCan } from "../access/can";
import { permittedPost, type Ctx } from "../context";

/** Refuses whoever may not create developer workspaces, before a word of what they sent is read. */
export async function assertMayPostWorkspace(ctx: Ctx): Promise<void> {
  await permittedPost(ctx, () => Promise.resolve(assertCan(ctx.actor, "developerWorkspace.create")));
}
