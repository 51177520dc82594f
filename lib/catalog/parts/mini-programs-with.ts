import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { miniProgramFeatures, miniPrograms } from "../../../db/schema";

/** The mini programs that have a feature: how many, and the first of their names. */
export type FeatureUsers = { count: number; first: string[] };

const named = 5;

/** Deleted ones count until they are purged: they may come back. */
export async function miniProgramsWith(db: Db, featureKey: string): Promise<FeatureUsers> {
  const rows = await db
    .select({
      name: sql<string>`case when ${miniPrograms.state} = 'deleted' then ${miniPrograms.name} || ' (deleted)' else ${miniPrograms.name} end`,
      count: sql<number>`(count(*) over ())::int`,
    })
    .from(miniProgramFeatures)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramFeatures.miniProgramId))
    .where(eq(miniProgramFeatures.featureKey, featureKey))
    .orderBy(asc(miniPrograms.sortName), asc(miniPrograms.id))
    .limit(named);
  return { count: rows[0]?.count ?? 0, first: rows.map(({ name }) => name) };
}
