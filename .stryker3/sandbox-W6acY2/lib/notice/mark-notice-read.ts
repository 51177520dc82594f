import { and, eq, sql } from "drizzle-orm";
import { notices } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { MarkNoticeRead } from "./inputs";
import { assertHasNotices } from "./parts/assert-has-notices";
import { ownNotices } from "./parts/own-notices";

/** Marks one of the actor's notices as read, and answers where it leads. When it was read first stays. */
export async function markNoticeRead(ctx: Ctx, input: MarkNoticeRead): Promise<{ href: `/${string}` }> {
  return permitted(ctx, async () => {
    assertHasNotices(ctx);
    const [read] = await ctx.db
      .update(notices)
      .set({ readAt: sql`coalesce(${notices.readAt}, ${ctx.now().toISOString()})` })
      .where(and(eq(notices.id, input.id), ownNotices(ctx)))
      .returning({ href: notices.href });
    if (!read) throw notFound();
    return read;
  });
}
