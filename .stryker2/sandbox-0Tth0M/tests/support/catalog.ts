import type { Db } from "@/db/connect";
import { featureJsapis, features, jsapis, miniProgramFeatures } from "@/db/schema";
import { nameKey, sortName } from "@/lib/text/name-key";
import { catalogSearchText } from "@/lib/catalog/parts/catalog-search-text";
import type { FeatureAccess, Platform } from "@/lib/vocabulary";
import { testNow } from "./world";

type JsapiInput = { description?: string; platforms?: Platform[]; sensitive?: boolean };

export async function addJsapi(db: Db, maker: { id: string }, name: string, input: JsapiInput = {}): Promise<void> {
  const { description = `Does ${name}.`, platforms = ["ios", "android"], sensitive = false } = input;
  await db.insert(jsapis).values({
    name,
    description,
    platforms,
    sensitive,
    searchText: catalogSearchText(name, description),
    createdBy: maker.id,
    createdAt: testNow,
  });
}

type FeatureInput = { key: string; name?: string; description?: string; access?: FeatureAccess; jsapis: string[] };

/** A feature that grants JSAPIs which are there. */
export async function addFeature(db: Db, maker: { id: string }, input: FeatureInput): Promise<void> {
  const { key, name = `Feature ${key}`, description = `What ${key} is for.`, access = "direct" } = input;
  await db.insert(features).values({
    key,
    name,
    nameKey: nameKey(name),
    sortName: sortName(name),
    description,
    access,
    searchText: catalogSearchText(name, key, description),
    createdBy: maker.id,
    createdAt: testNow,
  });
  await db.insert(featureJsapis).values(input.jsapis.map((jsapiName) => ({ featureKey: key, jsapiName })));
}

export async function giveFeature(db: Db, miniProgram: { id: string }, key: string, by: { id: string }) {
  await db
    .insert(miniProgramFeatures)
    .values({ miniProgramId: miniProgram.id, featureKey: key, addedBy: by.id, createdAt: testNow });
}
