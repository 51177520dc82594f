import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { approvalRequests, miniProgramFeatures, miniPrograms, workspaces } from "../../../db/schema";

/** The mini programs that have a feature: how many, and the first of their names. */
export type FeatureUsers = { count: number; first: string[] };

const named = 5;
const mostNamed = 1_000;

/** Deleted ones count until they are purged: they may come back. */
export async function miniProgramsWith(db: Db, featureKey: string): Promise<FeatureUsers> {
  const count = await countUsers(db, featureKey);
  const rows = await findUsers(db, featureKey, named);
  return { count, first: rows.map(({ name }) => name) };
}

/** The same, each named with its workspace, as whoever changes the feature for them has to know. */
export async function everyMiniProgramWith(db: Db, featureKey: string): Promise<FeatureUsers> {
  const count = await countUsers(db, featureKey);
  const rows = await findUsers(db, featureKey, mostNamed);
  return { count, first: rows.map(({ name, workspace }) => `${name} · ${workspace}`) };
}

/** Whether a mini program has the feature, or its activation is in review. */
export async function isInUse(db: Db, featureKey: string): Promise<boolean> {
  const users = await db
    .select({ key: miniProgramFeatures.featureKey })
    .from(miniProgramFeatures)
    .where(eq(miniProgramFeatures.featureKey, featureKey))
    .limit(1);
  return users.length > 0 || (await countAsked(db, featureKey)) > 0;
}

/** How many mini programs wait for the activation of a feature. */
export async function countAsked(db: Db, featureKey: string): Promise<number> {
  const [asked] = await db
    .select({ count: count() })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.category, "feature_activation"),
        eq(approvalRequests.subject, featureKey),
        eq(approvalRequests.state, "in_review"),
      ),
    );
  return asked?.count ?? 0;
}

async function countUsers(db: Db, featureKey: string): Promise<number> {
  const [users] = await db
    .select({ count: count() })
    .from(miniProgramFeatures)
    .where(eq(miniProgramFeatures.featureKey, featureKey));
  return users?.count ?? 0;
}

async function findUsers(db: Db, featureKey: string, limit: number) {
  return db
    .select({
      name: sql<string>`case when ${miniPrograms.state} = 'deleted' then ${miniPrograms.name} || ' (deleted)' else ${miniPrograms.name} end`,
      workspace: workspaces.name,
    })
    .from(miniProgramFeatures)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramFeatures.miniProgramId))
    .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
    .where(eq(miniProgramFeatures.featureKey, featureKey))
    .orderBy(asc(miniPrograms.sortName), asc(miniPrograms.id))
    .limit(limit);
}
