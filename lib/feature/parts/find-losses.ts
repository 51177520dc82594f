import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { featureJsapis, miniProgramFeatures } from "../../../db/schema";
import { prepared } from "../../prepared";

/** By each added feature that is the only one to grant something: the JSAPIs that a mini program would lose with it. */
export async function findLosses(db: Db, miniProgramId: string): Promise<ReadonlyMap<string, string[]>> {
  const rows = await grantedOnce(db).execute({ miniProgramId });
  const losses = new Map<string, string[]>();
  for (const { jsapi, key } of rows) losses.set(key, [...(losses.get(key) ?? []), jsapi]);
  return losses;
}

const grantedOnce = prepared((db) =>
  db
    .select({ jsapi: featureJsapis.jsapiName, key: sql<string>`min(${featureJsapis.featureKey})` })
    .from(miniProgramFeatures)
    .innerJoin(featureJsapis, eq(featureJsapis.featureKey, miniProgramFeatures.featureKey))
    .where(eq(miniProgramFeatures.miniProgramId, sql.placeholder("miniProgramId")))
    .groupBy(featureJsapis.jsapiName)
    .having(sql`count(*) = 1`)
    .orderBy(sql`lower(${featureJsapis.jsapiName})`, asc(featureJsapis.jsapiName))
    .prepare("granted_once"),
);
