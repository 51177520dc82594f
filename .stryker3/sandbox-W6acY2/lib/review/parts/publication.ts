import { and, desc, eq, inArray, lt, min, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approvalRequests, packages, versions, versionSteps } from "../../../db/schema";
import type { Ctx } from "../../context";
import { readSnapshot, type Snapshot } from "../../request/snapshot";
import { compareFiles } from "../../version/parts/compare-files";
import { frozenDigest, frozenUploader } from "../../version/parts/frozen-digest";
import { publishSnapshot } from "../../version/parts/publish-snapshot";
import { differenceTo, type DifferenceGroup } from "../difference";

export type Publication = {
  /** The version, and the SHA-256 that the decision binds to. */
  number: string;
  digest: string;
  uploadedBy: string | null;
  /** The version that is released, or was when this was decided; null where none is. */
  against: string | null;
  groups: DifferenceGroup[];
  /** How many files came, went and changed; null where a package is missing on one side. */
  files: { added: number; removed: number; changed: number } | null;
};

type Asked = { number: number; miniProgramId: string | null; subject: string; closedAt: Date | null };

/** What a request to publish a version would change, against the released one as it was asked for. */
export async function publicationOf(
  ctx: Ctx,
  asked: Asked,
  snapshot: Snapshot,
  seesAll: boolean,
): Promise<Publication | null> {
  const digest = frozenDigest(snapshot);
  if (digest === null) return null;
  const base = await findBase(ctx, asked);
  return {
    number: asked.subject,
    digest,
    uploadedBy: frozenUploader(snapshot),
    against: base?.number ?? null,
    groups: differenceTo(base?.snapshot ?? null, snapshot, seesAll),
    files: base && (await countFiles(ctx, base.digest, digest)),
  };
}

/** What to compare with: the snapshot of the released version's own request, frozen as this one is. */
async function findBase(ctx: Ctx, asked: Asked) {
  const released = await findReleasedThen(ctx, asked);
  if (released === null || asked.miniProgramId === null) return null;
  const { number, digest } = released;
  const [own] = await ctx.db
    .select({ snapshot: approvalRequests.snapshot })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.miniProgramId, asked.miniProgramId),
        eq(approvalRequests.category, "publish"),
        eq(approvalRequests.subject, number),
        eq(approvalRequests.state, "approved"),
      ),
    )
    .orderBy(desc(approvalRequests.number))
    .limit(1);
  const snapshot = own
    ? readSnapshot(own.snapshot)
    : await publishSnapshot(ctx, { id: asked.miniProgramId, number: released.number });
  return snapshot && { number, digest, snapshot };
}

/** The released version; once a request is closed, the one that was released when it was. */
export async function findReleasedThen(ctx: Ctx, asked: Asked) {
  const { miniProgramId, subject, closedAt } = asked;
  if (miniProgramId === null) return null;
  const columns = { number: versions.number, digest: versions.digest };
  const isOther = and(eq(versions.miniProgramId, miniProgramId), ne(versions.number, subject));
  if (closedAt === null) {
    const isReleased = and(isOther, eq(versions.state, "released"));
    const [now] = await ctx.db.select(columns).from(versions).where(isReleased);
    return now ?? null;
  }
  const last = ctx.db
    .selectDistinctOn([versionSteps.number], { number: versionSteps.number, state: versionSteps.state })
    .from(versionSteps)
    .where(
      and(
        eq(versionSteps.miniProgramId, miniProgramId),
        lt(versionSteps.id, closingStep(ctx, { ...asked, miniProgramId })),
      ),
    )
    .orderBy(versionSteps.number, desc(versionSteps.id))
    .as("last");
  const [then] = await ctx.db
    .select(columns)
    .from(versions)
    .innerJoin(last, and(eq(last.number, versions.number), eq(last.state, "released")))
    .where(isOther);
  return then ?? null;
}

/** The step with which a closed request let go of its version: the next one after it was submitted. */
function closingStep({ db }: Ctx, { number, miniProgramId, subject }: Asked & { miniProgramId: string }) {
  const [submitted, closing] = [alias(versionSteps, "submitted"), alias(versionSteps, "closing")];
  return db
    .select({ id: min(closing.id) })
    .from(closing)
    .innerJoin(
      submitted,
      and(
        eq(submitted.miniProgramId, closing.miniProgramId),
        eq(submitted.number, closing.number),
        lt(submitted.id, closing.id),
      ),
    )
    .where(
      and(
        eq(closing.miniProgramId, miniProgramId),
        eq(closing.number, subject),
        eq(submitted.event, "submitted"),
        eq(submitted.requestNumber, number),
      ),
    );
}

async function countFiles({ db }: Ctx, before: string, now: string): Promise<Publication["files"]> {
  const rows = await db
    .select({ digest: packages.digest, files: packages.files })
    .from(packages)
    .where(inArray(packages.digest, [before, now]));
  const [from, to] = [before, now].map((digest) => rows.find((row) => row.digest === digest)?.files);
  if (!from || !to) return null;
  const { added, removed, changed } = compareFiles(from, to);
  return { added: added.length, removed: removed.length, changed: changed.length };
}
