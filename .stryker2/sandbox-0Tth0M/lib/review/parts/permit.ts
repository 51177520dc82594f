import { can } from "../../access/can";
import type { Action } from "../../access/matrix";
import { refusalSentence } from "../../access/sentences";
import type { Ctx } from "../../context";
import { forbidden, notFound, type Refusal } from "../../errors";
import type { LockedRequest } from "../../request/parts/lock-request";
import { sightOf, type Sight } from "../../request/parts/sight";
import { reviewOf } from "../effects";

type Request = Pick<LockedRequest, "category" | "miniProgramId" | "workspaceId" | "openedBy">;

/** Throws "not found" for whoever does not see the request, else "forbidden" where they may not decide requests. */
export async function assertDecides(ctx: Ctx, request: Request): Promise<void> {
  const sight = await sightOf(ctx, request);
  if (!can(ctx.actor, "approval.decide")) refuse("approval.decide", request, sight);
}

/** Throws "not found" for whoever does not see the request, else "forbidden" where they may not look into it. */
export async function assertInspects(ctx: Ctx, request: Request): Promise<void> {
  const sight = await sightOf(ctx, request);
  if (sight.sees === "nothing" || !can(ctx.actor, "approval.inspect")) refuse("approval.inspect", request, sight);
}

export async function assertWithdraws(ctx: Ctx, request: Request): Promise<void> {
  const sight = await sightOf(ctx, request);
  if (mayWithdraw(ctx, request, sight)) return;
  const action = reviewOf(request.category).withdrawNeeds;
  if (request.miniProgramId !== null || sight.sees === "nothing") refuse(action, request, sight, { tried });
  const refusal: Refusal = { action, tried, isExplained: true };
  throw forbidden("Only its applicant and Workspace Admins can withdraw this request.", refusal);
}

/** What the audit log says: the right that withdrawing needs is another thing's, of a catalog change quite another's. */
const tried = "withdraw a request";

/** Its applicant, and whoever has the right towards the mini program. */
export function mayWithdraw({ actor }: Ctx, { category, openedBy }: Request, { sees, miniProgram }: Sight): boolean {
  if (sees === "nothing") return false;
  if (openedBy === actor.personId) return true;
  return can(actor, reviewOf(category).withdrawNeeds, miniProgram ? { miniProgram } : {});
}

function refuse(
  action: Action,
  { miniProgramId, workspaceId }: Request,
  { sees, viewsMiniProgram }: Sight,
  more: { tried?: string } = {},
): never {
  const refusal: Refusal = { action, ...more };
  if (miniProgramId !== null && workspaceId !== null) refusal.miniProgram = { id: miniProgramId, workspaceId };
  if (sees === "nothing") throw notFound(undefined, refusal);
  // Whoever does not see the mini program is not told its people; who decides is no secret of it.
  if (!viewsMiniProgram && action !== "approval.decide" && action !== "approval.inspect") refusal.isExplained = true;
  throw forbidden(refusalSentence(action), refusal);
}
