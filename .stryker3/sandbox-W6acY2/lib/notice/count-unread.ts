import { and, isNull, sql } from "drizzle-orm";
import { notices } from "../../db/schema";
import type { Ctx } from "../context";
import { ownNotices } from "./parts/own-notices";

/** Beyond this many nobody counts. */
const most = 100;

/** How many notices the actor has not read, up to 100. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const { db } = ctx;
  if (ctx.actor.memberships.length === 0) return 0;
  const unread = db
    .select({ one: sql`1` })
    .from(notices)
    .where(and(ownNotices(ctx), isNull(notices.readAt)))
    .limit(most);
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from (${unread}) as unread`);
  return rows[0]?.count ?? 0;
}
