import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

/** Throws for whoever may not create developer workspaces. For the page that asks what to create. */
export async function assertMayCreateWorkspace(ctx: Ctx): Promise<void> {
  await permitted(ctx, () => Promise.resolve(assertCan(ctx.actor, "developerWorkspace.create")));
}
