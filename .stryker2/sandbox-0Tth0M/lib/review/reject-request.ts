import { asTheyStandNow } from "../access/parts/as-they-stand-now";
import { inTransaction, type Ctx } from "../context";
import { assertStep, closeRequest, recordClosing } from "../request/parts/close-request";
import { lockRequest } from "../request/parts/lock-request";
import { reviewOf } from "./effects";
import type { RejectRequest } from "./inputs";
import { assertFourEyes } from "./parts/assert-four-eyes";
import { assertDecides } from "./parts/permit";

/** Rejects an open request with a reason, and what follows from it. */
export async function rejectRequest(ctx: Ctx, input: RejectRequest): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    const request = await lockRequest(begun, input.number);
    const ctx = await asTheyStandNow(begun);
    await assertDecides(ctx, request);
    await assertStep(ctx, "reject", request);
    const { isAlone } = await assertFourEyes(ctx, request);
    const closing = { comment: input.reason, isSelfApproved: isAlone };
    await closeRequest(ctx, "reject", request, closing);
    await reviewOf(request.category).reject(ctx, request, input.reason);
    await recordClosing(ctx, "reject", request, closing);
  });
}
