import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

/** Throws for whoever may not do this with the catalog, before a word of their form is read. */
export async function assertMayOnCatalog(
  ctx: Ctx,
  input: { action: "catalog.view" | "catalog.edit" | "catalog.delete" },
): Promise<void> {
  await permitted(ctx, async () => assertCan(ctx.actor, input.action));
}
