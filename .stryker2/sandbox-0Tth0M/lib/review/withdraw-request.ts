import { asTheyStandNow } from "../access/parts/as-they-stand-now";
import { inTransaction, type Ctx } from "../context";
import { assertStep, closeRequest, recordClosing } from "../request/parts/close-request";
import { lockRequest } from "../request/parts/lock-request";
import { reviewOf } from "./effects";
import type { WithdrawRequest } from "./inputs";
import { assertWithdraws } from "./parts/permit";

/** Takes an open request back: its applicant, a Developer Admin of the mini program, or a Workspace Admin. */
export async function withdrawRequest(ctx: Ctx, input: WithdrawRequest): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    const request = await lockRequest(begun, input.number);
    const ctx = await asTheyStandNow(begun);
    await assertWithdraws(ctx, request);
    await assertStep(ctx, "withdraw", request);
    await closeRequest(ctx, "withdraw", request);
    await reviewOf(request.category).withdraw(ctx, request, null);
    await recordClosing(ctx, "withdraw", request);
  });
}
