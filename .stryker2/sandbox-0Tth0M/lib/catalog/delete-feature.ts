import { eq } from "drizzle-orm";
import { features } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import { someOf } from "../format/some-of";
import { lockOpenRequests, openRequests, vanishRequests } from "../request/parts/vanish-requests";
import type { RequestCategory } from "../vocabulary";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { keepComingOrGoing } from "./parts/changes";
import { heldFeature } from "./parts/held-entries";
import { miniProgramsWith } from "./parts/mini-programs-with";

/** Deletes a feature that no mini program has, and ends what is asked about it. Its JSAPIs stay in the catalog. */
export async function deleteFeature(ctx: Ctx, input: { key: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    assertMayOnEntry(ctx.actor, "catalog.delete");
    const aboutIt = { categories: ["feature_activation", "catalog_change"] as RequestCategory[], subject: input.key };
    // Requests are held before the feature, as whoever approves one holds them.
    const asked = (await lockOpenRequests(ctx, aboutIt)).map(({ number }) => number);
    const { revision, fields } = await heldFeature(ctx, input.key);
    const [meanwhile] = (await openRequests(ctx, aboutIt)).filter((number) => !asked.includes(number));
    if (meanwhile !== undefined) {
      throw conflict(`Request #${meanwhile} about ${fields.name} was opened at this moment. Try again to end it too.`);
    }
    const { count, first } = await miniProgramsWith(ctx.db, input.key);
    if (count > 0) {
      throw conflict(`${fields.name} cannot be deleted while mini programs have it: ${someOf(first, count)}.`);
    }
    await ctx.db.delete(features).where(eq(features.key, input.key));
    await keepComingOrGoing(ctx, { kind: "feature", entry: input.key }, "deleted", revision + 1);
    const { name, ...before } = fields;
    await vanishRequests(ctx, aboutIt);
    await record(ctx, "catalog.feature_deleted", { kind: "console" }, { name, key: input.key, before });
  });
}
