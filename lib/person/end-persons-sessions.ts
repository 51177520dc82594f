import { eq } from "drizzle-orm";
import { people } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import type { EndPersonsSessions } from "./session-inputs";
import { endSessionsOf } from "./parts/end-sessions-of";
import { assertJustSignedIn } from "./parts/just-signed-in";

/**
 * Signs somebody out everywhere, at once: whoever stops an intruder is not held up by a sign-in. A Workspace Admin who
 * does it to themself stays signed in here, and does it as everyone does to themself.
 */
export async function endPersonsSessions(
  ctx: Ctx,
  input: EndPersonsSessions,
): Promise<{ name: string; ended: number }> {
  return inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "session.endOthers");
    if (input.personId === ctx.actor.personId) await assertJustSignedIn(ctx);
    const [person] = await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, input.personId));
    if (!person) throw notFound();
    const ended = await endSessionsOf(ctx, input.personId);
    const subject = { kind: "person", id: input.personId } as const;
    await record(ctx, "person.sessions_ended", subject, { person: person.name, sessions: ended });
    return { name: person.name, ended };
  });
}
