import { asTheyStandNow } from "../access/parts/as-they-stand-now";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import { assertStep, closeRequest, recordClosing } from "../request/parts/close-request";
import { lockRequest } from "../request/parts/lock-request";
import { reviewOf } from "./effects";
import type { ApproveRequest } from "./inputs";
import { assertFourEyes } from "./parts/assert-four-eyes";
import { assertDecides } from "./parts/permit";

/** Approves an open request, with what follows from it. Whoever decides alone says why. */
export async function approveRequest(ctx: Ctx, input: ApproveRequest): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    const request = await lockRequest(begun, input.number);
    const ctx = await asTheyStandNow(begun);
    await assertDecides(ctx, request);
    await assertStep(ctx, "approve", request);
    const { isAlone } = await assertFourEyes(ctx, request);
    if (isAlone && input.comment === "") throw invalid({ comment: ["Say why you approve this alone."] });
    const closing = { comment: input.comment || null, isSelfApproved: isAlone };
    await closeRequest(ctx, "approve", request, closing);
    await reviewOf(request.category).approve(ctx, request, closing.comment, input.digest ?? null);
    await recordClosing(ctx, "approve", request, closing);
  });
}
