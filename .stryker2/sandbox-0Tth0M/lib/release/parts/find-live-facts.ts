import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../../../db/connect";
import { configurationRevisions, miniPrograms, suspensions, versions } from "../../../db/schema";
import { prepared } from "../../prepared";

const released = alias(versions, "released");
const underTest = alias(versions, "under_test");
const asked = alias(versions, "asked");

const columnsOf = <V extends typeof released | typeof underTest | typeof asked>(version: V) => ({
  number: version.number as V["number"],
  state: version.state as V["state"],
  share: version.share as V["share"],
  digest: version.digest as V["digest"],
  entranceUrl: version.entranceUrl as V["entranceUrl"],
});

export type FoundFacts = NonNullable<Awaited<ReturnType<typeof findLiveFacts>>>;
export type FoundVersion = NonNullable<FoundFacts["released"]>;

/** All by which one user's answer is decided, in one query by indexes; undefined where there is no such mini program. */
export async function findLiveFacts(db: Db, id: string, number: string | null) {
  const [row] = await liveFacts(db).execute({ id, number: number ?? "" });
  return row;
}

const liveFacts = prepared((db) => {
  const configuration = db
    .select({
      serverDomains: configurationRevisions.serverDomains,
      h5Domains: configurationRevisions.h5Domains,
      testers: configurationRevisions.testers,
    })
    .from(configurationRevisions)
    .where(eq(configurationRevisions.miniProgramId, miniPrograms.id))
    .orderBy(desc(configurationRevisions.revision))
    .limit(1)
    .as("configuration");
  return db
    .select({
      id: miniPrograms.id,
      workspaceId: miniPrograms.workspaceId,
      state: miniPrograms.state,
      suspendedAt: suspensions.suspendedAt,
      serverDomains: configuration.serverDomains,
      h5Domains: configuration.h5Domains,
      testers: configuration.testers,
      released: columnsOf(released),
      underTest: columnsOf(underTest),
      asked: columnsOf(asked),
    })
    .from(miniPrograms)
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .leftJoinLateral(configuration, sql`true`)
    .leftJoin(released, and(eq(released.miniProgramId, miniPrograms.id), sql`${released.state} = 'released'`))
    .leftJoin(
      underTest,
      and(eq(underTest.miniProgramId, miniPrograms.id), sql`${underTest.state} in ('pilot', 'grayscale')`),
    )
    .leftJoin(asked, and(eq(asked.miniProgramId, miniPrograms.id), eq(asked.number, sql.placeholder("number"))))
    .where(eq(miniPrograms.id, sql.placeholder("id")))
    .prepare("live_facts");
});
