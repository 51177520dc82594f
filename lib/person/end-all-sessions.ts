import type { Db } from "../../db/connect";
import { sessions } from "../../db/schema";
import { record } from "../audit/record";

/** The operator on the host acts here, with the database's credentials; the audit log knows no person for it. */
type OperatorCtx = { db: Db; now: () => Date };

/** Signs everybody out everywhere. Counts the sessions that were still open. */
export async function endAllSessions(ctx: OperatorCtx): Promise<{ ended: number }> {
  return ctx.db.transaction(async (db) => {
    const now = ctx.now();
    const removed = await db.delete(sessions).returning({ idleEndsAt: sessions.idleEndsAt, endsAt: sessions.endsAt });
    const ended = removed.filter(({ idleEndsAt, endsAt }) => idleEndsAt > now && endsAt > now).length;
    const nobody = { personId: null, address: null };
    await record(
      { db, now: () => now, actor: nobody },
      "operator.ended_all_sessions",
      { kind: "console" },
      { sessions: ended },
    );
    return { ended };
  });
}
