import { and, desc, eq, gt, sql } from "drizzle-orm";
import { sessions } from "../../db/schema";
import type { Ctx } from "../context";
import { isJustSignedIn } from "./parts/just-signed-in";

const shown = 50;

export type SessionRow = {
  id: string;
  /** As the browser calls itself. */
  userAgent: string | null;
  address: string | null;
  since: Date;
  lastActiveAt: Date;
  isThis: boolean;
};

export type SessionList = {
  sessions: SessionRow[];
  total: number;
  /** Whether the actor has signed in lately enough to end the others. */
  mayEnd: boolean;
};

/** Where the actor is signed in: this session first, then those used last, at most 50 of them. */
export async function listSessions(ctx: Ctx): Promise<SessionList> {
  const now = ctx.now();
  const found = await ctx.db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      since: sessions.createdAt,
      lastActiveAt: sessions.lastSeenAt,
      authenticatedAt: sessions.authenticatedAt,
      isThis: sql<boolean>`coalesce(${sessions.id} = ${ctx.actor.sessionId}, false)`,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, ctx.actor.personId), gt(sessions.idleEndsAt, now), gt(sessions.endsAt, now)))
    .orderBy((row) => [desc(row.isThis), desc(row.lastActiveAt)])
    .limit(shown);
  const [first] = found;
  return {
    sessions: found.map(({ total: _, authenticatedAt: __, ...session }) => session),
    total: first?.total ?? 0,
    mayEnd: first !== undefined && first.isThis && isJustSignedIn(first, now),
  };
}
