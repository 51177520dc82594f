import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { featureJsapis, miniProgramFeatures, versionJsapis } from "../../../db/schema";
import { prepared } from "../../prepared";

/** The JSAPIs that a version uses and that the features of its mini program grant now, each once, by name. */
export async function findGranted(db: Db, miniProgramId: string, number: string): Promise<string[]> {
  const rows = await granted(db).execute({ miniProgramId, number });
  return rows.map(({ name }) => name).sort();
}

const granted = prepared((db) =>
  db
    .selectDistinct({ name: versionJsapis.name })
    .from(versionJsapis)
    .innerJoin(featureJsapis, eq(featureJsapis.jsapiName, versionJsapis.name))
    .innerJoin(
      miniProgramFeatures,
      and(
        eq(miniProgramFeatures.featureKey, featureJsapis.featureKey),
        eq(miniProgramFeatures.miniProgramId, versionJsapis.miniProgramId),
      ),
    )
    .where(
      and(
        eq(versionJsapis.miniProgramId, sql.placeholder("miniProgramId")),
        eq(versionJsapis.number, sql.placeholder("number")),
      ),
    )
    .prepare("granted_jsapis"),
);
