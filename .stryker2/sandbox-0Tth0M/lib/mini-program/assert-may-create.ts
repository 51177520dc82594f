import { permittedPost, type Ctx } from "../context";
import { assertCreatesSomewhere } from "./parts/creation-workspaces";

/** Throws for whoever may not create a mini program anywhere, before a word of their form is read. */
export async function assertMayCreate(ctx: Ctx): Promise<void> {
  await permittedPost(ctx, async () => assertCreatesSomewhere(ctx.actor));
}
