import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { configurationRevisions, people } from "../../../db/schema";
import { prepared } from "../../prepared";
import { emptyConfiguration, type Configuration } from "../fields";

/** One state of a configuration and how it came about. The empty one at the beginning is nobody's. */
export type Revision = {
  revision: number;
  configuration: Configuration;
  changed: { byId: string; by: string; at: Date; restoredFrom: number | null } | null;
};

export const beginning: Revision = { revision: 0, configuration: emptyConfiguration, changed: null };

export const revisionColumns = {
  revision: configurationRevisions.revision,
  configuration: {
    productionClientId: configurationRevisions.productionClientId,
    productionMerchantId: configurationRevisions.productionMerchantId,
    sandboxClientId: configurationRevisions.sandboxClientId,
    sandboxMerchantId: configurationRevisions.sandboxMerchantId,
    serverDomains: configurationRevisions.serverDomains,
    h5Domains: configurationRevisions.h5Domains,
    testers: configurationRevisions.testers,
  },
  changed: {
    byId: people.id,
    by: people.name,
    at: configurationRevisions.changedAt,
    restoredFrom: configurationRevisions.restoredFrom,
  },
};

/** The newest revision, or the one that is named. Undefined where it never was. */
export async function findRevision(db: Db, miniProgramId: string, revision: number): Promise<Revision | undefined> {
  if (revision === 0) return beginning;
  const [row] = await db
    .select(revisionColumns)
    .from(configurationRevisions)
    .innerJoin(people, eq(people.id, configurationRevisions.changedBy))
    .where(and(eq(configurationRevisions.miniProgramId, miniProgramId), eq(configurationRevisions.revision, revision)));
  return row;
}

export async function newestRevision(db: Db, miniProgramId: string): Promise<Revision> {
  const [row] = await newestOf(db).execute({ miniProgramId });
  return row ?? beginning;
}

/** Those that came after one, the newest first. */
export async function revisionsAfter(db: Db, miniProgramId: string, revision: number): Promise<Revision[]> {
  return db
    .select(revisionColumns)
    .from(configurationRevisions)
    .innerJoin(people, eq(people.id, configurationRevisions.changedBy))
    .where(and(eq(configurationRevisions.miniProgramId, miniProgramId), gt(configurationRevisions.revision, revision)))
    .orderBy(desc(configurationRevisions.revision));
}

const newestOf = prepared((db) =>
  db
    .select(revisionColumns)
    .from(configurationRevisions)
    .innerJoin(people, eq(people.id, configurationRevisions.changedBy))
    .where(eq(configurationRevisions.miniProgramId, sql.placeholder("miniProgramId")))
    .orderBy(desc(configurationRevisions.revision))
    .limit(1)
    .prepare("newest_revision"),
);
