import { asc, countDistinct, eq, sql } from "drizzle-orm";
import { featureJsapis, miniProgramFeatures, miniPrograms, workspaces } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import type { FeatureUsers } from "./parts/mini-programs-with";

const mostNamed = 1_000;

/** The mini programs that have a JSAPI through any of their features, the first 1,000 by name, with their workspace. */
export async function listJsapiUsers(ctx: Ctx, input: { name: string }): Promise<FeatureUsers> {
  return permitted(ctx, async () => {
    assertMayOnEntry(ctx.actor, "catalog.edit");
    const isGranted = eq(featureJsapis.jsapiName, input.name);
    const [[users], rows] = await Promise.all([
      ctx.db
        .select({ count: countDistinct(miniProgramFeatures.miniProgramId) })
        .from(miniProgramFeatures)
        .innerJoin(featureJsapis, eq(featureJsapis.featureKey, miniProgramFeatures.featureKey))
        .where(isGranted),
      ctx.db
        .selectDistinct({
          sortName: miniPrograms.sortName,
          id: miniPrograms.id,
          name: sql<string>`${miniPrograms.name} || case when ${miniPrograms.state} = 'deleted' then ' (deleted)' else '' end`,
          workspace: workspaces.name,
        })
        .from(miniProgramFeatures)
        .innerJoin(featureJsapis, eq(featureJsapis.featureKey, miniProgramFeatures.featureKey))
        .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramFeatures.miniProgramId))
        .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
        .where(isGranted)
        .orderBy(asc(miniPrograms.sortName), asc(miniPrograms.id))
        .limit(mostNamed),
    ]);
    return { count: users?.count ?? 0, first: rows.map(({ name, workspace }) => `${name} · ${workspace}`) };
  });
}
