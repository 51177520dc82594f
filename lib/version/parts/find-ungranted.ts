import { and, asc, eq, notExists, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import {
  approvalRequests,
  featureJsapis,
  features,
  jsapis,
  miniProgramFeatures,
  versionJsapis,
} from "../../../db/schema";
import type { UngrantedJsapi } from "./what-is-lacking";

/** The JSAPIs that a version uses and that no added feature grants now, each with the features that would. */
export async function findUngranted(db: Db, { id, number }: { id: string; number: string }): Promise<UngrantedJsapi[]> {
  const granting = db
    .select({ key: featureJsapis.featureKey })
    .from(featureJsapis)
    .innerJoin(miniProgramFeatures, eq(miniProgramFeatures.featureKey, featureJsapis.featureKey))
    .where(and(eq(miniProgramFeatures.miniProgramId, id), eq(featureJsapis.jsapiName, versionJsapis.name)));
  const rows = await db
    .select({
      name: versionJsapis.name,
      known: jsapis.name,
      key: features.key,
      feature: features.name,
      access: features.access,
      request: approvalRequests.number,
    })
    .from(versionJsapis)
    .leftJoin(jsapis, eq(jsapis.name, versionJsapis.name))
    .leftJoin(featureJsapis, eq(featureJsapis.jsapiName, versionJsapis.name))
    .leftJoin(features, eq(features.key, featureJsapis.featureKey))
    .leftJoin(
      approvalRequests,
      and(
        eq(approvalRequests.miniProgramId, id),
        eq(approvalRequests.category, "feature_activation"),
        eq(approvalRequests.subject, features.key),
        eq(approvalRequests.state, "in_review"),
      ),
    )
    .where(and(eq(versionJsapis.miniProgramId, id), eq(versionJsapis.number, number), notExists(granting)))
    .orderBy(asc(sql`lower(${versionJsapis.name})`), asc(versionJsapis.name), asc(features.sortName));
  const found = new Map<string, UngrantedJsapi>();
  for (const { name, known, key, feature, access, request } of rows) {
    const jsapi = found.get(name) ?? { name, isInCatalog: known !== null, features: [] };
    if (key !== null && feature !== null && access !== null) {
      jsapi.features.push({ key, name: feature, access, request });
    }
    found.set(name, jsapi);
  }
  return [...found.values()];
}
