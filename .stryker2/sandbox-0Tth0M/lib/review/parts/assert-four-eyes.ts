import type { Ctx } from "../../context";
import { forbidden, type Refusal } from "../../errors";
import type { LockedRequest } from "../../request/parts/lock-request";
import { fourEyes } from "../four-eyes";
import { fourEyesFacts } from "./four-eyes-facts";
import { whyNot } from "./why-not";

/** Throws where the actor is kept out of this request; answers whether they decide it alone. */
export async function assertFourEyes(ctx: Ctx, request: LockedRequest): Promise<{ isAlone: boolean }> {
  const verdict = fourEyes(await fourEyesFacts(ctx, request));
  if (verdict.may !== "not") return { isAlone: verdict.may === "decide_alone" };
  const { miniProgramId, workspaceId } = request;
  const refusal: Refusal = { action: "approval.decide", isExplained: true };
  if (miniProgramId !== null && workspaceId !== null) refusal.miniProgram = { id: miniProgramId, workspaceId };
  throw forbidden(await whyNot(ctx, request, verdict), refusal);
}
