import { asc, eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { featureJsapis, features } from "../../../db/schema";
import type { FeatureAccess } from "../../vocabulary";

/** The features that grant a JSAPI, by name. */
export async function featuresGranting(
  db: Db,
  jsapi: string,
): Promise<{ key: string; name: string; access: FeatureAccess }[]> {
  return db
    .select({ key: features.key, name: features.name, access: features.access })
    .from(featureJsapis)
    .innerJoin(features, eq(features.key, featureJsapis.featureKey))
    .where(eq(featureJsapis.jsapiName, jsapi))
    .orderBy(asc(features.sortName), asc(features.key));
}
