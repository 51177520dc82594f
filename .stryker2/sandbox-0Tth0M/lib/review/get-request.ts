import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approvalRequests, people } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { canStep } from "../request/lifecycle";
import { sightOf, type Sight } from "../request/parts/sight";
import { changesSince, readSnapshot, veiled, veiledChanges, type Change, type Snapshot } from "../request/snapshot";
import type { RequestCategory, RequestState } from "../vocabulary";
import { reviews } from "./effects";
import { findBrake, type Brake } from "./parts/find-brake";
import { publicationOf, type Publication } from "./parts/publication";
import { openActs, type RequestActs } from "./parts/open-acts";

export type RequestDetail = {
  number: number;
  category: RequestCategory;
  state: RequestState;
  title: string;
  isSelfApproved: boolean;
  /** As it was called then; `opens` is its ID where the actor may see it. */
  miniProgram: { name: string; opens: string | null } | null;
  applicant: { id: string; name: string };
  openedAt: Date;
  /** `by` is null where the console closed it. */
  closed: { by: { id: string; name: string } | null; at: Date; comment: string | null } | null;
  /** What only approvers see, and those who may see the mini program; null for an applicant who may not. */
  full: {
    reason: string;
    snapshot: Snapshot;
    changes: Change[] | "gone" | null;
    earlier: EarlierRequest[];
    /** What publishing a version would change; null for other requests. */
    publication: (Publication & { mayInspect: boolean; mayPreview: boolean; mayView: boolean }) | null;
  } | null;
  acts: RequestActs;
  /** The emergency brake, for those who may suspend its mini program. */
  brake: Brake | null;
};

export type EarlierRequest = { number: number; state: RequestState; isSelfApproved: boolean; openedAt: Date };

const mostEarlier = 10;

/** One request, as much of it as the actor may see, with what they can do and why not. */
export async function getRequest(ctx: Ctx, input: { number: number }): Promise<RequestDetail> {
  return permitted(ctx, async () => {
    const row = await findRow(ctx, input.number);
    if (!row) throw notFound();
    const sight = await sightOf(ctx, row);
    if (sight.sees === "nothing") throw notFound();
    const { closedAt, closerId, closerName, comment } = row;
    const [acts, brake, full] = await Promise.all([
      openActs(ctx, row, sight),
      findBrake(ctx, sight),
      sight.sees === "all" ? inFull(ctx, row, sight) : null,
    ]);
    return {
      number: row.number,
      category: row.category,
      state: row.state,
      title: row.title,
      isSelfApproved: row.isSelfApproved,
      miniProgram:
        row.miniProgramName === null
          ? null
          : { name: row.miniProgramName, opens: sight.viewsMiniProgram ? row.miniProgramId : null },
      applicant: { id: row.openedBy, name: row.applicantName },
      openedAt: row.openedAt,
      closed: closedAt && {
        by: closerId === null || closerName === null ? null : { id: closerId, name: closerName },
        at: closedAt,
        comment,
      },
      full,
      acts,
      brake,
    };
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

async function findRow({ db }: Ctx, number: number) {
  const applicant = alias(people, "applicant");
  const closer = alias(people, "closer");
  const [row] = await db
    .select({
      number: approvalRequests.number,
      category: approvalRequests.category,
      state: approvalRequests.state,
      miniProgramId: approvalRequests.miniProgramId,
      workspaceId: approvalRequests.workspaceId,
      miniProgramName: approvalRequests.miniProgramName,
      subject: approvalRequests.subject,
      title: approvalRequests.title,
      reason: approvalRequests.reason,
      snapshot: approvalRequests.snapshot,
      openedBy: approvalRequests.openedBy,
      applicantName: applicant.name,
      openedAt: approvalRequests.openedAt,
      involved: approvalRequests.involved,
      closerId: closer.id,
      closerName: closer.name,
      closedAt: approvalRequests.closedAt,
      comment: approvalRequests.comment,
      isSelfApproved: approvalRequests.isSelfApproved,
    })
    .from(approvalRequests)
    .innerJoin(applicant, eq(applicant.id, approvalRequests.openedBy))
    .leftJoin(closer, eq(closer.id, approvalRequests.closedBy))
    .where(eq(approvalRequests.number, number));
  return row;
}

async function inFull(ctx: Ctx, row: Row, sight: Sight): Promise<NonNullable<RequestDetail["full"]>> {
  const { miniProgram } = sight;
  const snapshot = readSnapshot(row.snapshot);
  const isJudged = canStep("approve", row.state) && can(ctx.actor, "approval.decide");
  const seesAll = miniProgram !== null && can(ctx.actor, "configuration.view", { miniProgram });
  const [changes, earlier, published] = await Promise.all([
    isJudged ? changesNow(ctx, row, snapshot, miniProgram) : null,
    findEarlier(ctx, row),
    row.category === "publish" ? publicationOf(ctx, row, snapshot, seesAll) : null,
  ]);
  const publication = published && {
    ...published,
    mayInspect: can(ctx.actor, "approval.inspect") && hasPackage(snapshot),
    mayPreview: can(ctx.actor, "approval.inspect") && row.closedAt === null,
    mayView: sight.viewsMiniProgram && miniProgram !== null && can(ctx.actor, "version.view", { miniProgram }),
  };
  const rest = { reason: row.reason, earlier, publication };
  if (seesAll) return { ...rest, snapshot, changes };
  const hidden = Array.isArray(changes) ? veiledChanges(changes) : changes;
  return { ...rest, snapshot: veiled(snapshot), changes: hidden };
}

const hasPackage = ({ groups }: Snapshot) => groups.some(({ facts }) => facts.some(({ key }) => key === "fileCount"));

async function changesNow(
  ctx: Ctx,
  { number, category, miniProgramId, subject }: Row,
  frozen: Snapshot,
  miniProgram: Sight["miniProgram"],
): Promise<Change[] | "gone" | null> {
  const review = reviews[category];
  if (!review) return null;
  if (miniProgramId !== null && miniProgram === null) return "gone";
  const now = await review.snapshotNow(ctx, { number, miniProgramId, subject });
  return now ? changesSince(frozen, now) : "gone";
}

/** What was asked for the same thing before: whoever decides should know it. */
async function findEarlier({ db }: Ctx, { number, category, miniProgramId, subject }: Row): Promise<EarlierRequest[]> {
  // Once mini programs are gone for ever, nothing says of which of them a request was.
  if (miniProgramId === null && category !== "catalog_change") return [];
  return db
    .select({
      number: approvalRequests.number,
      state: approvalRequests.state,
      isSelfApproved: approvalRequests.isSelfApproved,
      openedAt: approvalRequests.openedAt,
    })
    .from(approvalRequests)
    .where(
      and(
        miniProgramId === null
          ? isNull(approvalRequests.miniProgramId)
          : eq(approvalRequests.miniProgramId, miniProgramId),
        eq(approvalRequests.category, category),
        eq(approvalRequests.subject, subject),
        lt(approvalRequests.number, number),
      ),
    )
    .orderBy(desc(approvalRequests.number))
    .limit(mostEarlier);
}
