import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

/** Throws for whoever may not change the catalog in this way, before a word of their form is read. */
export async function assertMayChangeCatalog(
  ctx: Ctx,
  input: { action: "catalog.edit" | "catalog.delete" },
): Promise<void> {
  await permitted(ctx, async () => assertCan(ctx.actor, input.action));
}
