import { and, eq, inArray, notInArray } from "drizzle-orm";
import { memberships, notices } from "../../../db/schema";
import { rolesAllowed } from "../../access/sentences";
import type { Ctx } from "../../context";
import { decidedAloneLabel } from "../../format/labels";
import { markRead } from "../../notice/parts/mark-read";
import { notify } from "../../notice/parts/notify";
import { lifecycle, type RequestStep } from "../lifecycle";
import type { LockedRequest } from "./lock-request";

type Words = { title: string; body: string };
type Opened = { number: number; title: string; reason: string; involved: string[] };

/** Tells those who may decide it that a request waits. */
export async function tellApprovers(ctx: Ctx, { number, title, reason, involved }: Opened): Promise<void> {
  const approvers = await ctx.db
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceKind, "super_app"),
        eq(memberships.status, "active"),
        inArray(memberships.role, rolesAllowed("approval.decide")),
        notInArray(memberships.personId, involved),
      ),
    )
    .orderBy(memberships.personId);
  await notify(
    ctx,
    approvers.map(({ personId }) => personId),
    {
      title: `${title} waits for review`,
      body: `${ctx.actor.name} asks for it: ${reason}`,
      href: hrefOf(number),
      requestNumber: number,
    },
  );
}

/** Closed requests wait for nobody any more. */
export async function settleApprovers(ctx: Ctx, numbers: number[]): Promise<void> {
  await markRead(ctx, inArray(notices.requestNumber, numbers));
}

/** Tells the applicant what became of their request, unless they did it themself. */
export async function tellApplicant(
  ctx: Ctx,
  step: RequestStep,
  { number, title, openedBy }: LockedRequest,
  { comment, isSelfApproved }: { comment: string | null; isSelfApproved: boolean },
): Promise<void> {
  const said = comment ? `: ${comment}` : ".";
  const { name } = ctx.actor;
  const alone = isSelfApproved ? ` (${decidedAloneLabel(lifecycle[step].to).toLowerCase()})` : "";
  const words: Record<RequestStep, Words> = {
    approve: { title: `${title} was approved${alone}`, body: `${name} has approved request #${number}${said}` },
    reject: { title: `${title} was rejected${alone}`, body: `${name} has rejected request #${number}${said}` },
    withdraw: { title: `${title} was withdrawn`, body: `${name} has withdrawn request #${number}.` },
    vanish: { title: `${title} was withdrawn`, body: `What request #${number} was about is gone.` },
  };
  await notify(ctx, [openedBy], { ...words[step], href: hrefOf(number) });
}

const hrefOf = (number: number) => `/approvals/${number}` as const;
