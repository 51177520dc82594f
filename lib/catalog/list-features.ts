import { and, eq, exists, inArray, like, or, sql, type SQL } from "drizzle-orm";
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
    return {
      rows: rows.map(({ sortName: _, miniPrograms, ...row }) => ({
        ...row,
        miniPrograms: mayEdit ? miniPrograms : null,
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

async function rowsOf(ctx: Ctx, where: SQL | undefined, order: SQL[], limit: number) {
  const granted = ctx.db
    .select({
      featureKey: featureJsapis.featureKey,
      all: sql<number>`count(*)::int`.as("granted_all"),
      sensitive: sql<number>`(count(*) filter (where ${jsapis.sensitive}))::int`.as("granted_sensitive"),
    })
    .from(featureJsapis)
    .innerJoin(jsapis, eq(jsapis.name, featureJsapis.jsapiName))
    .groupBy(featureJsapis.featureKey)
    .as("granted");
  const used = ctx.db
    .select({ featureKey: miniProgramFeatures.featureKey, count: sql<number>`count(*)::int`.as("used_count") })
    .from(miniProgramFeatures)
    .groupBy(miniProgramFeatures.featureKey)
    .as("used");
  return ctx.db
    .select({
      key: features.key,
      name: features.name,
      sortName: features.sortName,
      description: features.description,
      access: features.access,
      jsapis: sql<number>`coalesce(${granted.all}, 0)`,
      sensitive: sql<number>`coalesce(${granted.sensitive}, 0)`,
      miniPrograms: sql<number>`coalesce(${used.count}, 0)`,
    })
    .from(features)
    .leftJoin(granted, eq(granted.featureKey, features.key))
    .leftJoin(used, eq(used.featureKey, features.key))
    .where(where)
    .orderBy(...order)
    .limit(limit);
}
