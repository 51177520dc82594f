import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import {
  approvalRequests,
  miniPrograms,
  people,
  removals,
  suspensions,
  versionReleaseNotes,
  versions,
} from "../../../db/schema";
import { coversEntrance } from "../../text/covers";
import { newestRevision } from "../../configuration/parts/read-revision";
import type { Ctx } from "../../context";
import type { VersionFacts } from "../lifecycle";
import { findUngranted } from "./find-ungranted";

export type VersionKey = { id: string; number: string };

/** What the guards look at, and what a request about the version says of it. */
export type FactsOf = VersionFacts & {
  name: string;
  workspaceId: string;
  digest: string;
  uploadedBy: string;
};

/** All that the life cycle of a version looks at, as it is at this moment. Null where there is no such version. */
export async function findFacts({ db }: Pick<Ctx, "db">, { id, number }: VersionKey): Promise<FactsOf | null> {
  const row = await findRow({ db }, id, number);
  if (!row) return null;
  const others = await findOthers({ db }, id, number);
  const { configuration } = await newestRevision(db, id);
  const { entranceUrl } = row;
  const isListed = entranceUrl === null || coversEntrance(configuration.h5Domains, entranceUrl);
  const { state, missing, suspendedBy, removalRequest, removalApprovedAt, submittedAt, language, ...version } = row;
  return {
    ...version,
    wasSubmitted: submittedAt !== null,
    releaseNote: { isPresent: row.hasReleaseNote, language },
    ungranted: await findUngranted(db, { id, number }),
    unlistedEntrance: isListed ? null : new URL(entranceUrl).host,
    state: state.version,
    miniProgram: {
      id,
      state: state.miniProgram,
      missing,
      suspendedBy,
      removal: removalRequest === null ? null : { request: removalRequest, isApproved: removalApprovedAt !== null },
      testers: configuration.testers.length,
    },
    ...others,
  };
}

async function findRow({ db }: Pick<Ctx, "db">, id: string, number: string) {
  const [row] = await db
    .select({
      number: versions.number,
      position: versions.position,
      state: { version: versions.state, miniProgram: miniPrograms.state },
      share: versions.share,
      isPaused: versions.isPaused,
      submittedAt: versions.submittedAt,
      digest: versions.digest,
      entranceUrl: versions.entranceUrl,
      uploadedBy: versions.uploadedBy,
      name: miniPrograms.name,
      workspaceId: miniPrograms.workspaceId,
      language: miniPrograms.defaultLanguage,
      missing: miniPrograms.missing,
      hasReleaseNote: sql<boolean>`${versionReleaseNotes.language} is not null`,
      suspendedBy: people.name,
      removalRequest: removals.requestNumber,
      removalApprovedAt: removals.approvedAt,
    })
    .from(versions)
    .innerJoin(miniPrograms, eq(miniPrograms.id, versions.miniProgramId))
    .leftJoin(
      versionReleaseNotes,
      and(
        eq(versionReleaseNotes.miniProgramId, versions.miniProgramId),
        eq(versionReleaseNotes.number, versions.number),
        eq(versionReleaseNotes.language, miniPrograms.defaultLanguage),
      ),
    )
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .leftJoin(people, eq(people.id, suspensions.suspendedBy))
    .leftJoin(removals, and(eq(removals.miniProgramId, miniPrograms.id), isNull(removals.endedAt)))
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, number), ne(miniPrograms.state, "deleted")));
  return row;
}

const ofOthers = ["released", "pilot", "grayscale", "in_review"] as const;

async function findOthers({ db }: Pick<Ctx, "db">, id: string, number: string) {
  const rows = await db
    .select({
      number: versions.number,
      position: versions.position,
      state: versions.state,
      request: approvalRequests.number,
    })
    .from(versions)
    .leftJoin(
      approvalRequests,
      and(
        eq(approvalRequests.miniProgramId, versions.miniProgramId),
        eq(approvalRequests.category, "publish"),
        eq(approvalRequests.subject, versions.number),
        eq(approvalRequests.state, "in_review"),
      ),
    )
    .where(and(eq(versions.miniProgramId, id), ne(versions.number, number), inArray(versions.state, [...ofOthers])));
  const released = rows.find(({ state }) => state === "released");
  const underTest = rows.find(({ state }) => state === "pilot" || state === "grayscale");
  const inReview = rows.find(({ state }) => state === "in_review");
  return {
    released: released ? { number: released.number, position: released.position } : null,
    underTest: underTest ? { number: underTest.number, state: underTest.state } : null,
    inReview: inReview ? { number: inReview.number, request: inReview.request ?? 0 } : null,
  };
}
