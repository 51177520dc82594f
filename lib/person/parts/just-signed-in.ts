import { eq } from "drizzle-orm";
import { sessions } from "../../../db/schema";
import { conflict } from "../../errors";
import type { Ctx } from "../../context";

const lately = 10 * 60 * 1000;

/** Stands on the profile, where the way to do so is, and in the refusal. */
export const signInAgainFirst =
  "To end your sessions elsewhere, sign in again first, on your profile: you last did so more than ten minutes ago.";

/** Whether somebody has shown within ten minutes who they are: when the identity provider says, else, where it says nothing though it was asked to, when the session began. */
export function isJustSignedIn(session: { since: Date; authenticatedAt: Date | null }, now: Date): boolean {
  const shownAt = session.authenticatedAt ?? session.since;
  return now.getTime() - shownAt.getTime() <= lately;
}

/** Whoever finds a browser open cannot sign its owner out everywhere else. */
export async function assertJustSignedIn(ctx: Ctx): Promise<void> {
  const { sessionId } = ctx.actor;
  const [session] =
    sessionId === null
      ? []
      : await ctx.db
          .select({ since: sessions.createdAt, authenticatedAt: sessions.authenticatedAt })
          .from(sessions)
          .where(eq(sessions.id, sessionId));
  if (!session || !isJustSignedIn(session, ctx.now())) throw conflict(signInAgainFirst);
}
