import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { featureJsapis, jsapis } from "../../../db/schema";
import type { Platform } from "../../vocabulary";

export type GrantedJsapi = { name: string; description: string; platforms: Platform[]; sensitive: boolean };

/** What a feature grants, by name. */
export async function grantedJsapis(db: Db, featureKey: string): Promise<GrantedJsapi[]> {
  return db
    .select({
      name: jsapis.name,
      description: jsapis.description,
      platforms: jsapis.platforms,
      sensitive: jsapis.sensitive,
    })
    .from(featureJsapis)
    .innerJoin(jsapis, eq(jsapis.name, featureJsapis.jsapiName))
    .where(eq(featureJsapis.featureKey, featureKey))
    .orderBy(sql`lower(${jsapis.name})`, asc(jsapis.name));
}
