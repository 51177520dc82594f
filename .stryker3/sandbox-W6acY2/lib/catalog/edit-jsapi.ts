import { eq } from "drizzle-orm";
import { jsapis } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { EditJsapi } from "./inputs";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { catalogSearchText } from "./parts/catalog-search-text";
import { assertNothingSavedMeanwhile, beforeAndAfter, changesBetween, keepEdits } from "./parts/changes";
import { heldJsapi } from "./parts/held-entries";

/** Changes what is said of a JSAPI. Its name stays: packages call it by that. */
export async function editJsapi(ctx: Ctx, input: EditJsapi): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    assertMayOnEntry(ctx.actor, "catalog.edit");
    const { name, revision: began, ...fields } = input;
    const entry = { kind: "jsapi", entry: name } as const;
    const held = await heldJsapi(ctx, name);
    await assertNothingSavedMeanwhile(ctx, entry, held, { revision: began, fields });
    const changes = changesBetween(held.fields, fields);
    if (changes.length === 0) return;
    const revision = held.revision + 1;
    const searchText = catalogSearchText(name, fields.description);
    await ctx.db
      .update(jsapis)
      .set({ ...fields, searchText, revision })
      .where(eq(jsapis.name, name));
    await keepEdits(ctx, entry, revision, changes);
    await record(ctx, "catalog.jsapi_edited", { kind: "console" }, { name, ...beforeAndAfter(changes) });
  });
}
