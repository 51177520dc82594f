import { and, count, eq, exists, inArray, like, or, sql, type SQL } from "drizzle-orm";
import { featureJsapis, features, jsapis, miniProgramFeatures } from "../../db/schema";
import { assertCan, can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { likeAnywhere, searchTerm } from "../text/search-text";
import type { FeatureAccess } from "../vocabulary";
import type { ListFeatures } from "./list-inputs";
import { mostCounted, pageBy } from "./parts/page";

export type FeatureRow = {
  key: string;
  name: string;
  description: string;
  access: FeatureAccess;
  /** How many JSAPIs it grants, and how many of them are sensitive. */
  jsapis: number;
  sensitive: number;
  /** How many mini programs have it; null for whoever does not edit the catalog. */
  miniPrograms: number | null;
};

export type FeatureList = {
  rows: FeatureRow[];
  total: { count: number; more: boolean };
  next: string | null;
  previous: string | null;
  mayEdit: boolean;
};

/** The features of the catalog by name, found by name, key, description or a JSAPI that they grant. */
export async function listFeatures(ctx: Ctx, input: ListFeatures): Promise<FeatureList> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "catalog.view");
    const mayEdit = can(ctx.actor, "catalog.edit");
    const page = pageBy([sql`${features.sortName}`, sql`${features.key}`], input);
    const filter = filterOf(ctx, input);
    const [found, counted] = await Promise.all([
      rowsOf(ctx, and(filter, page.where ?? undefined), page.order, page.limit),
      ctx.db
        .select({ key: features.key })
        .from(features)
        .where(filter)
        .limit(mostCounted + 1),
    ]);
    const { rows, next, previous } = page.cut(found, ({ sortName, key }) => [sortName, key]);
    const keys = rows.map(({ key }) => key);
    const [granted, users] = await Promise.all([grantedBy(ctx, keys), mayEdit ? usersOf(ctx, keys) : null]);
    return {
      rows: rows.map(({ sortName: _, ...row }) => ({
        ...row,
        ...(granted.get(row.key) ?? { jsapis: 0, sensitive: 0 }),
        miniPrograms: users && (users.get(row.key) ?? 0),
      })),
      total: { count: Math.min(counted.length, mostCounted), more: counted.length > mostCounted },
      next,
      previous,
      mayEdit,
    };
  });
}

function filterOf(ctx: Ctx, { q, access }: ListFeatures): SQL | undefined {
  const term = searchTerm(q);
  const grants = ctx.db
    .select({ name: featureJsapis.jsapiName })
    .from(featureJsapis)
    .where(
      and(
        eq(featureJsapis.featureKey, features.key),
        sql`lower(${featureJsapis.jsapiName}) like ${likeAnywhere(term.replace(/^my\./, ""))}`,
      ),
    );
  return and(
    term === "" ? undefined : or(like(features.searchText, likeAnywhere(term)), exists(grants)),
    access.length > 0 ? inArray(features.access, access) : undefined,
  );
}

async function rowsOf({ db }: Ctx, where: SQL | undefined, order: SQL[], limit: number) {
  return db
    .select({
      key: features.key,
      name: features.name,
      sortName: features.sortName,
      description: features.description,
      access: features.access,
    })
    .from(features)
    .where(where)
    .orderBy(...order)
    .limit(limit);
}

/** What is counted for the features of one page only: there are few of them, and many mini programs. */
async function grantedBy({ db }: Ctx, keys: string[]) {
  const rows = await db
    .select({
      key: featureJsapis.featureKey,
      jsapis: count(),
      sensitive: sql<number>`(count(*) filter (where ${jsapis.sensitive}))::int`,
    })
    .from(featureJsapis)
    .innerJoin(jsapis, eq(jsapis.name, featureJsapis.jsapiName))
    .where(inArray(featureJsapis.featureKey, keys))
    .groupBy(featureJsapis.featureKey);
  return new Map(rows.map(({ key, ...granted }) => [key, granted]));
}

async function usersOf({ db }: Ctx, keys: string[]) {
  const rows = await db
    .select({ key: miniProgramFeatures.featureKey, users: count() })
    .from(miniProgramFeatures)
    .where(inArray(miniProgramFeatures.featureKey, keys))
    .groupBy(miniProgramFeatures.featureKey);
  return new Map(rows.map(({ key, users }) => [key, users]));
}
