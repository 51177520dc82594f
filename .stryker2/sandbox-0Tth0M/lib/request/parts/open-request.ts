import { and, eq, sql } from "drizzle-orm";
import { approvalRequests, miniPrograms, people } from "../../../db/schema";
import { record, type AuditSubject } from "../../audit/record";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import type { RequestCategory } from "../../vocabulary";
import type { Snapshot } from "../snapshot";
import { requestDetails } from "./request-details";
import { tellApprovers } from "./tell";

export type NewRequest = {
  category: RequestCategory;
  /** Null where it is about the catalog. */
  miniProgramId: string | null;
  /** What of it: a version's number, a feature's key; empty for the mini program as a whole. */
  subject: string;
  title: string;
  reason: string;
  snapshot: Snapshot;
  /** Who may not decide it beside the applicant. */
  involved?: string[];
};

/**
 * Opens a request, inside the transaction at hand, and records "request.opened": call it last. `follow` writes what
 * needs its number, before that entry. Throws a conflict where one is open for the same thing.
 */
export async function openRequest(
  ctx: Ctx,
  asked: NewRequest,
  follow: (number: number) => Promise<void> = () => Promise.resolve(),
): Promise<{ number: number }> {
  const { category, miniProgramId, subject, title, reason, snapshot, involved = [] } = asked;
  const about = miniProgramId === null ? null : await miniProgramOf(ctx, miniProgramId);
  const keptOut = [...new Set([ctx.actor.personId, ...involved])];
  const [opened] = await ctx.db
    .insert(approvalRequests)
    .values({
      ...{ category, miniProgramId, subject, title, reason, snapshot },
      workspaceId: about?.workspaceId ?? null,
      miniProgramName: about?.name ?? null,
      openedBy: ctx.actor.personId,
      openedAt: ctx.now(),
      involved: keptOut,
    })
    .onConflictDoNothing()
    .returning({ number: approvalRequests.number });
  if (!opened) throw await alreadyOpen(ctx, asked);
  await follow(opened.number);
  await tellApprovers(ctx, { ...opened, title, reason, involved: keptOut });
  const entry: AuditSubject = about
    ? { kind: "mini_program", id: about.id, workspaceId: about.workspaceId }
    : { kind: "console" };
  await record(ctx, "request.opened", entry, { ...requestDetails({ ...asked, ...opened }), reason });
  return opened;
}

async function miniProgramOf(ctx: Ctx, id: string) {
  const [found] = await ctx.db
    .select({ id: miniPrograms.id, name: miniPrograms.name, workspaceId: miniPrograms.workspaceId })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id));
  if (!found) throw notFound();
  return found;
}

async function alreadyOpen(ctx: Ctx, { category, miniProgramId, subject }: NewRequest) {
  const [open] = await ctx.db
    .select({ number: approvalRequests.number, applicant: people.name })
    .from(approvalRequests)
    .innerJoin(people, eq(people.id, approvalRequests.openedBy))
    .where(
      and(
        eq(approvalRequests.category, category),
        sql`coalesce(${approvalRequests.miniProgramId}, '') = ${miniProgramId ?? ""}`,
        eq(approvalRequests.subject, subject),
        eq(approvalRequests.state, "in_review"),
      ),
    );
  return open
    ? conflict(`${open.applicant} has asked for this already: request #${open.number} is in review.`)
    : conflict("This was asked for at the same moment. Look again, then try once more.");
}
