import { can } from "../../access/can";
import type { Ctx } from "../../context";
import { canStep } from "../../request/lifecycle";
import type { LockedRequest } from "../../request/parts/lock-request";
import type { Sight } from "../../request/parts/sight";
import { eligible, fourEyes, type Facts } from "../four-eyes";
import { fourEyesFacts } from "./four-eyes-facts";
import { mayWithdraw } from "./permit";
import { inWords, waitsForSecond, whereToInvite, whyNot } from "./why-not";

export type RequestActs = {
  /** Absent where the actor never decides requests, or where it is decided. `why` says why not, else it is open. */
  decide: { why: string | null; isAlone: boolean } | null;
  withdraw: boolean;
  /** Whom an open request waits for. */
  waitsFor: string | null;
  /** Where nobody can decide it: the workspace to which the actor can invite somebody who could. */
  inviteIn: string | null;
};

type Request = Pick<LockedRequest, "category" | "state" | "miniProgramId" | "workspaceId" | "openedBy" | "involved">;

/** What the actor can do with a request now. */
export async function openActs(ctx: Ctx, request: Request, sight: Sight): Promise<RequestActs> {
  if (!canStep("approve", request.state)) return { decide: null, withdraw: false, waitsFor: null, inviteIn: null };
  const facts = await fourEyesFacts(ctx, request);
  const waitsFor = await whomItWaitsFor(ctx, facts);
  const inviteIn = isStuck(facts) ? await whereToInvite(ctx) : null;
  const withdraw = mayWithdraw(ctx, request, sight);
  if (!can(ctx.actor, "approval.decide")) return { decide: null, withdraw, waitsFor, inviteIn };
  const verdict = fourEyes(facts);
  const decide =
    verdict.may === "not"
      ? { why: await whyNot(ctx, request, verdict), isAlone: false }
      : { why: null, isAlone: verdict.may === "decide_alone" };
  return { decide, withdraw, waitsFor, inviteIn };
}

/** Those who may decide it; where nobody else can, whoever may do it alone. */
async function whomItWaitsFor(ctx: Ctx, facts: Facts): Promise<string> {
  if (isStuck(facts)) return waitsForSecond(ctx);
  const others = eligible(facts);
  const names = (others.length > 0 ? others : facts.approvers).map(({ name }) => name);
  return `Waits for ${inWords(names, "or")}.`;
}

const isStuck = (facts: Facts) => eligible(facts).length === 0 && !facts.selfApproval;
