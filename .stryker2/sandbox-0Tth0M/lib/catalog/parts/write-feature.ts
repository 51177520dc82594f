import { and, eq, inArray } from "drizzle-orm";
import { featureJsapis, features } from "../../../db/schema";
import type { Ctx } from "../../context";
import { nameKey, sortName } from "../../text/name-key";
import type { FeatureAccess } from "../../vocabulary";
import { catalogSearchText } from "./catalog-search-text";
import { keepEdits, type AskedFor, type CatalogChange } from "./changes";

export type FeatureFields = { name: string; description: string; access: FeatureAccess; jsapis: string[] };

type Edit = { key: string; before: FeatureFields; after: FeatureFields; revision: number; changes: CatalogChange[] };

/** Changes a feature that the caller holds, and what it grants, and keeps that in its history. */
export async function writeFeature(ctx: Ctx, edit: Edit, asked?: AskedFor): Promise<void> {
  const { key, before, after, revision, changes } = edit;
  const { name, description, access } = after;
  await ctx.db
    .update(features)
    .set({
      ...{ name, nameKey: nameKey(name), sortName: sortName(name), description, access, revision },
      searchText: catalogSearchText(name, key, description),
    })
    .where(eq(features.key, key));
  await writeJsapis(ctx, key, before.jsapis, after.jsapis);
  await keepEdits(ctx, { kind: "feature", entry: key }, revision, changes, asked);
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
