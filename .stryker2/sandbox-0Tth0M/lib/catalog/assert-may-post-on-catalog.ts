import { assertCan } from "../access/can";
import { permittedPost, type Ctx } from "../context";

/** Refuses whoever may not do this with the catalog, before a word of what they sent is read. */
export async function assertMayPostOnCatalog(
  ctx: Ctx,
  input: { action: "catalog.edit" | "catalog.delete" },
): Promise<void> {
  await permittedPost(ctx, async () => assertCan(ctx.actor, input.action));
}
