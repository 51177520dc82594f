import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { miniProgramFeatures, miniPrograms, workspaces } from "../../../db/schema";

/** The mini programs that have a feature: how many, and the first of their names. */
export type FeatureUsers = { count: number; first: string[] };

const named = 5;
const mostNamed = 1_000;

/** Deleted ones count until they are purged: they may come back. */
export async function miniProgramsWith(db: Db, featureKey: string): Promise<FeatureUsers> {
  const rows = await findUsers(db, featureKey, named);
  return { count: rows[0]?.count ?? 0, first: rows.map(({ name }) => name) };
}

/** The same, each named with its workspace, as whoever changes the feature for them has to know. */
export async function everyMiniProgramWith(db: Db, featureKey: string): Promise<FeatureUsers> {
  const rows = await findUsers(db, featureKey, mostNamed);
  return { count: rows[0]?.count ?? 0, first: rows.map(({ name, workspace }) => `${name} · ${workspace}`) };
}

async function findUsers(db: Db, featureKey: string, limit: number) {
  return db
    .select({
      name: sql<string>`case when ${miniPrograms.state} = 'deleted' then ${miniPrograms.name} || ' (deleted)' else ${miniPrograms.name} end`,
      workspace: workspaces.name,
      count: sql<number>`(count(*) over ())::int`,
    })
    .from(miniProgramFeatures)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramFeatures.miniProgramId))
    .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
    .where(eq(miniProgramFeatures.featureKey, featureKey))
    .orderBy(asc(miniPrograms.sortName), asc(miniPrograms.id))
    .limit(limit);
}
