import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

/** Throws for whoever may not do this with the catalog. For screens that have nothing of their own to read. */
export async function assertMayOnCatalog(ctx: Ctx, input: { action: "catalog.view" | "catalog.edit" }): Promise<void> {
  await permitted(ctx, async () => assertCan(ctx.actor, input.action));
}
