import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

/** Refuses whoever may not create developer workspaces, before a word of what they sent is read. */
export async function assertMayCreateWorkspace(ctx: Ctx): Promise<void> {
  await permitted(ctx, () => Promise.resolve(assertCan(ctx.actor, "developerWorkspace.create")));
}
