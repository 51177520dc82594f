import { and, eq, inArray } from "drizzle-orm";
import { featureJsapis, features } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import { nameKey, sortName } from "../text/name-key";
import type { EditFeature } from "./inputs";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { catalogSearchText } from "./parts/catalog-search-text";
import { assertNothingSavedMeanwhile, beforeAndAfter, changesBetween, keepEdits } from "./parts/changes";
import { chosenJsapis } from "./parts/chosen-jsapis";
import { featureNamedOnce } from "./parts/feature-named-once";
import { heldFeature } from "./parts/held-entries";
import { miniProgramsWith } from "./parts/mini-programs-with";
import { wideningIssues, wideningOf } from "./widening";

/** Changes a feature and what it grants. It counts at once for the mini programs that have it. */
export async function editFeature(ctx: Ctx, input: EditFeature): Promise<void> {
  await featureNamedOnce(ctx, input.name, () => inTransaction(ctx, (ctx) => edit(ctx, input)));
}

async function edit(ctx: Ctx, input: EditFeature): Promise<void> {
  assertMayOnEntry(ctx.actor, "catalog.edit");
  const { key, revision: began, ...fields } = input;
  const entry = { kind: "feature", entry: key } as const;
  const held = await heldFeature(ctx, key);
  await assertNothingSavedMeanwhile(ctx, entry, held, { revision: began, fields });
  const changes = changesBetween(held.fields, fields);
  if (changes.length === 0) return;
  const sensitive = await chosenJsapis(ctx, fields.jsapis);
  const widening = wideningOf(held.fields, fields, sensitive);
  if (widening && (await miniProgramsWith(ctx.db, key)).count > 0) throw invalid(wideningIssues(widening));

  const revision = held.revision + 1;
  await writeFeature(ctx, key, fields, revision);
  await writeJsapis(ctx, key, held.fields.jsapis, fields.jsapis);
  await keepEdits(ctx, entry, revision, changes);
  const { name } = held.fields;
  await record(ctx, "catalog.feature_edited", { kind: "console" }, { name, key, ...beforeAndAfter(changes) });
}

async function writeFeature(
  ctx: Ctx,
  key: string,
  { name, description, access }: Omit<EditFeature, "key" | "revision">,
  revision: number,
): Promise<void> {
  await ctx.db
    .update(features)
    .set({
      name,
      nameKey: nameKey(name),
      sortName: sortName(name),
      description,
      access,
      searchText: catalogSearchText(name, key, description),
      revision,
    })
    .where(eq(features.key, key));
}

async function writeJsapis(ctx: Ctx, key: string, before: string[], after: string[]): Promise<void> {
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  if (removed.length > 0) {
    await ctx.db
      .delete(featureJsapis)
      .where(and(eq(featureJsapis.featureKey, key), inArray(featureJsapis.jsapiName, removed)));
  }
  if (added.length > 0) {
    await ctx.db.insert(featureJsapis).values(added.map((jsapiName) => ({ featureKey: key, jsapiName })));
  }
}
