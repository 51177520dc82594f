import { eq, inArray } from "drizzle-orm";
import { approvalRequests, people } from "../../../db/schema";
import { record, type AuditSubject } from "../../audit/record";
import type { Ctx } from "../../context";
import { conflict } from "../../errors";
import { requestStateLabels } from "../../format/labels";
import type { RequestState } from "../../vocabulary";
import { canStep, lifecycle, type RequestStep } from "../lifecycle";
import type { LockedRequest } from "./lock-request";
import { requestDetails } from "./request-details";
import { settleApprovers, tellApplicant } from "./tell";

type Closing = { comment?: string | null; isSelfApproved?: boolean };

const events = {
  approve: "request.approved",
  reject: "request.rejected",
  withdraw: "request.withdrawn",
  vanish: "request.vanished",
} as const satisfies Record<RequestStep, string>;

/** Throws where the request is not open any more, and says who closed it and how. */
export async function assertStep(ctx: Ctx, step: RequestStep, { number, state, closedBy }: LockedRequest) {
  if (canStep(step, state)) return;
  const [person] =
    closedBy === null
      ? []
      : await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, closedBy)).limit(1);
  throw conflict(`${closedWords(state, person?.name ?? null)} Request #${number} stays as it is.`);
}

function closedWords(state: RequestState, name: string | null): string {
  if (name === null) return "What this request asked about is gone, so the console has withdrawn it.";
  return `${name} has ${requestStateLabels[state].toLowerCase()} this request already.`;
}

/** Closes a locked request that `assertStep` has let through. Its audit entry is `recordClosing`'s, which comes last. */
export async function closeRequest(
  ctx: Ctx,
  step: RequestStep,
  request: LockedRequest,
  closing: Closing = {},
): Promise<void> {
  await closeRequests(ctx, step, [request], closing);
}

/** Like `closeRequest`, all of them in the same way. */
export async function closeRequests(
  ctx: Ctx,
  step: RequestStep,
  requests: LockedRequest[],
  { comment = null, isSelfApproved = false }: Closing = {},
): Promise<void> {
  if (requests.length === 0) return;
  const numbers = requests.map(({ number }) => number);
  await ctx.db
    .update(approvalRequests)
    .set({
      state: lifecycle[step].to,
      closedBy: step === "vanish" ? null : ctx.actor.personId,
      closedAt: ctx.now(),
      comment,
      isSelfApproved,
    })
    .where(inArray(approvalRequests.number, numbers));
  await settleApprovers(ctx, numbers);
  for (const request of requests) await tellApplicant(ctx, step, request, { comment, isSelfApproved });
}

export async function recordClosing(
  ctx: Ctx,
  step: RequestStep,
  request: LockedRequest,
  { comment = null, isSelfApproved = false }: Closing = {},
): Promise<void> {
  await record(ctx, events[step], auditSubject(request), {
    ...requestDetails(request),
    ...(comment && { [step === "reject" ? "reason" : "comment"]: comment }),
    ...(isSelfApproved && { selfApproved: true }),
  });
}

function auditSubject({ miniProgramId, workspaceId }: LockedRequest): AuditSubject {
  if (miniProgramId === null || workspaceId === null) return { kind: "console" };
  return { kind: "mini_program", id: miniProgramId, workspaceId };
}
