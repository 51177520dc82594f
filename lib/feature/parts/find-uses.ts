import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { featureJsapis, versionJsapis, versions } from "../../../db/schema";
import { prepared } from "../../prepared";
import type { VersionState } from "../../vocabulary";

/** A JSAPI of a feature that a version names. */
export type Use = { key: string; jsapi: string; version: string; isReleased: boolean };

const over: VersionState[] = ["canceled", "offline", "archived"];

/** What the versions of a mini program that are not over use of each feature of the catalog, the newest version first. */
export async function findUses(db: Db, miniProgramId: string): Promise<Use[]> {
  const rows = await usesOfVersions(db).execute({ miniProgramId });
  return rows
    .toSorted((one, other) => other.position - one.position)
    .map(({ key, jsapi, version, state }) => ({ key, jsapi, version, isReleased: state === "released" }));
}

const usesOfVersions = prepared((db) =>
  db
    .select({
      key: featureJsapis.featureKey,
      jsapi: versionJsapis.name,
      version: versions.number,
      position: versions.position,
      state: versions.state,
    })
    .from(versions)
    .innerJoin(
      versionJsapis,
      and(eq(versionJsapis.miniProgramId, versions.miniProgramId), eq(versionJsapis.number, versions.number)),
    )
    .innerJoin(featureJsapis, eq(featureJsapis.jsapiName, versionJsapis.name))
    .where(and(eq(versions.miniProgramId, sql.placeholder("miniProgramId")), notInArray(versions.state, over)))
    .orderBy(asc(versionJsapis.name))
    .prepare("uses_of_versions"),
);

/** The names of the released version among them, once each. */
export function usedByReleased(uses: readonly Use[]): string[] {
  return [...new Set(uses.flatMap(({ jsapi, isReleased }) => (isReleased ? [jsapi] : [])))];
}
