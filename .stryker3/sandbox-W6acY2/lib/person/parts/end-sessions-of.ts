import { and, eq, ne } from "drizzle-orm";
import { sessions } from "../../../db/schema";
import type { Ctx } from "../../context";

/** Ends every session of this person but the one in which the actor acts. Counts those that were still open. */
export async function endSessionsOf(ctx: Ctx, personId: string): Promise<number> {
  const { sessionId } = ctx.actor;
  const ended = await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), sessionId === null ? undefined : ne(sessions.id, sessionId)))
    .returning({ idleEndsAt: sessions.idleEndsAt, endsAt: sessions.endsAt });
  const now = ctx.now();
  return ended.filter(({ idleEndsAt, endsAt }) => idleEndsAt > now && endsAt > now).length;
}
