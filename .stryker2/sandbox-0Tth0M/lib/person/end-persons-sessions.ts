import { eq } from "drizzle-orm";
import { people } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import type { EndPersonsSessions } from "./session-inputs";
import { endSessionsOf } from "./parts/end-sessions-of";

/** Signs somebody out everywhere. A Workspace Admin who does it to themself stays signed in here. */
export async function endPersonsSessions(
  ctx: Ctx,
  input: EndPersonsSessions,
): Promise<{ name: string; ended: number }> {
  return inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "session.endOthers");
    const [person] = await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, input.personId));
    if (!person) throw notFound();
    const ended = await endSessionsOf(ctx, input.personId);
    const subject = { kind: "person", id: input.personId } as const;
    await record(ctx, "person.sessions_ended", subject, { person: person.name, sessions: ended });
    return { name: person.name, ended };
  });
}
