import { and, asc, eq, inArray } from "drizzle-orm";
import { featureJsapis, features, jsapis, miniProgramFeatures, versionJsapis, versions } from "../../../db/schema";
import type { Db } from "../../../db/connect";
import type { FeatureAccess } from "../../vocabulary";

/** A JSAPI with how often a package names it and where; both are null where it was declared. */
export type Used = { name: string; count: number | null; places: { file: string; line: number }[] | null };

export type JsapiStanding = Used & {
  /** As the catalog has it; null where the catalog does not know it. */
  inCatalog: { description: string; sensitive: boolean } | null;
  /** The features that grant it, and which of them the mini program has. */
  features: { key: string; name: string; access: FeatureAccess; isAdded: boolean }[];
  isGranted: boolean;
  /** The released version does not use it. Never where there is none to compare with. */
  isNew: boolean;
};

/** How each JSAPI stands to the catalog, to the features of the mini program and to its released version, by name. */
export async function jsapiStandings(
  db: Db,
  miniProgramId: string,
  used: readonly Used[],
  released: string | null,
): Promise<JsapiStanding[]> {
  if (used.length === 0) return [];
  const names = used.map(({ name }) => name);
  const known = await db
    .select({ name: jsapis.name, description: jsapis.description, sensitive: jsapis.sensitive })
    .from(jsapis)
    .where(inArray(jsapis.name, names));
  const granting = await findGranting(db, miniProgramId, names);
  const before = released === null ? null : new Set((await findUsed(db, miniProgramId, released)).map(nameOf));
  const inCatalog = new Map(known.map(({ name, ...entry }) => [name, entry]));
  return used
    .map((jsapi) => {
      const ofJsapi = granting.filter(({ jsapi: name }) => name === jsapi.name);
      return {
        ...jsapi,
        inCatalog: inCatalog.get(jsapi.name) ?? null,
        features: ofJsapi.map(({ key, name, access, addedAt }) => ({ key, name, access, isAdded: addedAt !== null })),
        isGranted: ofJsapi.some(({ addedAt }) => addedAt !== null),
        isNew: before !== null && !before.has(jsapi.name),
      };
    })
    .toSorted(byName);
}

const nameOf = ({ name }: { name: string }) => name;

/** As the catalog orders names: first by their letters, then small after capital. */
function byName(one: { name: string }, other: { name: string }): number {
  const [a, b] = [one.name.toLowerCase(), other.name.toLowerCase()];
  if (a !== b) return a < b ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}

async function findGranting(db: Db, miniProgramId: string, names: string[]) {
  return db
    .select({
      jsapi: featureJsapis.jsapiName,
      key: features.key,
      name: features.name,
      access: features.access,
      addedAt: miniProgramFeatures.createdAt,
    })
    .from(featureJsapis)
    .innerJoin(features, eq(features.key, featureJsapis.featureKey))
    .leftJoin(
      miniProgramFeatures,
      and(eq(miniProgramFeatures.featureKey, features.key), eq(miniProgramFeatures.miniProgramId, miniProgramId)),
    )
    .where(inArray(featureJsapis.jsapiName, names))
    .orderBy(asc(features.sortName), asc(features.key));
}

/** What a version uses. */
export async function findUsed(db: Db, miniProgramId: string, number: string): Promise<Used[]> {
  return db
    .select({ name: versionJsapis.name, count: versionJsapis.count, places: versionJsapis.places })
    .from(versionJsapis)
    .where(and(eq(versionJsapis.miniProgramId, miniProgramId), eq(versionJsapis.number, number)))
    .orderBy(asc(versionJsapis.name));
}

/** The number of the released version. */
export async function findReleased(db: Db, miniProgramId: string): Promise<string | null> {
  const [released] = await db
    .select({ number: versions.number })
    .from(versions)
    .where(and(eq(versions.miniProgramId, miniProgramId), eq(versions.state, "released")));
  return released?.number ?? null;
}
