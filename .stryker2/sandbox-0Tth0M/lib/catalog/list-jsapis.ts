import { and, eq, like, or, sql, type SQL } from "drizzle-orm";
import { featureJsapis, features, jsapis } from "../../db/schema";
import { assertCan, can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { likeAnywhere, searchTerm } from "../text/search-text";
import type { Platform } from "../vocabulary";
import type { ListJsapis } from "./list-inputs";
import { mostCounted, pageBy } from "./parts/page";

export type JsapiRow = {
  name: string;
  description: string;
  platforms: Platform[];
  sensitive: boolean;
  /** The names of the features that grant it. */
  grantedBy: string[];
};

export type JsapiList = {
  rows: JsapiRow[];
  total: { count: number; more: boolean };
  next: string | null;
  previous: string | null;
  mayEdit: boolean;
};

/** The JSAPIs of the catalog by name, found by name or description. */
export async function listJsapis(ctx: Ctx, input: ListJsapis): Promise<JsapiList> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "catalog.view");
    const page = pageBy([sql`lower(${jsapis.name})`, sql`${jsapis.name}`], input);
    const filter = filterOf(input);
    const [found, counted] = await Promise.all([
      rowsOf(ctx, and(filter, page.where ?? undefined), page.order, page.limit),
      ctx.db
        .select({ name: jsapis.name })
        .from(jsapis)
        .where(filter)
        .limit(mostCounted + 1),
    ]);
    return {
      ...page.cut(found, ({ name }) => [name.toLowerCase(), name]),
      total: { count: Math.min(counted.length, mostCounted), more: counted.length > mostCounted },
      mayEdit: can(ctx.actor, "catalog.edit"),
    };
  });
}

function filterOf({ q, sensitive }: ListJsapis): SQL | undefined {
  const term = searchTerm(q);
  const isFound = or(
    like(jsapis.searchText, likeAnywhere(term)),
    term.startsWith("my.") ? like(jsapis.searchText, likeAnywhere(term.slice(3))) : undefined,
  );
  return and(term === "" ? undefined : isFound, sensitive ? eq(jsapis.sensitive, true) : undefined);
}

async function rowsOf(ctx: Ctx, where: SQL | undefined, order: SQL[], limit: number) {
  const granting = ctx.db
    .select({
      jsapiName: featureJsapis.jsapiName,
      names: sql<string[]>`array_agg(${features.name} order by ${features.sortName})`.as("granting_names"),
    })
    .from(featureJsapis)
    .innerJoin(features, eq(features.key, featureJsapis.featureKey))
    .groupBy(featureJsapis.jsapiName)
    .as("granting");
  return ctx.db
    .select({
      name: jsapis.name,
      description: jsapis.description,
      platforms: jsapis.platforms,
      sensitive: jsapis.sensitive,
      grantedBy: sql<string[]>`coalesce(${granting.names}, '{}')`,
    })
    .from(jsapis)
    .leftJoin(granting, eq(granting.jsapiName, jsapis.name))
    .where(where)
    .orderBy(...order)
    .limit(limit);
}
