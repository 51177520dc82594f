import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { endSessionsOf } from "./parts/end-sessions-of";
import { assertJustSignedIn } from "./parts/just-signed-in";

/** Signs the actor out everywhere but here. */
export async function endOtherSessions(ctx: Ctx): Promise<{ ended: number }> {
  return inTransaction(ctx, async (ctx) => {
    await assertJustSignedIn(ctx);
    const { personId } = ctx.actor;
    const ended = await endSessionsOf(ctx, personId);
    if (ended > 0) {
      await record(ctx, "person.signed_out_elsewhere", { kind: "person", id: personId }, { sessions: ended });
    }
    return { ended };
  });
}
