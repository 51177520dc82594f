import { and, eq } from "drizzle-orm";
import { sessions } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { assertJustSignedIn } from "./parts/just-signed-in";

/** Ends one of the actor's own sessions. One that has ended already stays ended, and somebody else's is left alone. */
export async function endMySession(ctx: Ctx, input: { sessionId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await assertJustSignedIn(ctx);
    const { personId } = ctx.actor;
    const ended = await ctx.db
      .delete(sessions)
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.personId, personId)))
      .returning({ id: sessions.id });
    if (ended.length === 0) return;
    await record(ctx, "person.signed_out_elsewhere", { kind: "person", id: personId }, { sessions: 1 });
  });
}
