import { eq } from "drizzle-orm";
import { sessions } from "../../db/schema";
import { record } from "../audit/record";
import type { SignInCtx } from "./sign-in";

/** Ends the session of this token. Answers with its ID token, still sealed, for the provider's own sign-out. */
export async function endSession(
  ctx: SignInCtx,
  input: { tokenHash: Buffer },
): Promise<{ sealedIdToken: Buffer | null }> {
  return ctx.db.transaction(async (db) => {
    const [ended] = await db.delete(sessions).where(eq(sessions.tokenHash, input.tokenHash)).returning();
    if (!ended) return { sealedIdToken: null };
    const now = ctx.now();
    // One that had run out before was over already.
    if (ended.idleEndsAt > now && ended.endsAt > now) {
      const actor = { personId: ended.personId, address: ctx.address };
      await record({ db, now: ctx.now, actor }, "person.signed_out", { kind: "person", id: ended.personId });
    }
    return { sealedIdToken: ended.sealedIdToken };
  });
}
