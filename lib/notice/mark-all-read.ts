import { and, eq, isNull } from "drizzle-orm";
import { notices } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { assertHasNotices } from "./parts/assert-has-notices";

/** Marks all of the actor's notices as read. */
export async function markAllRead(ctx: Ctx): Promise<void> {
  await permitted(ctx, async () => {
    assertHasNotices(ctx);
    await ctx.db
      .update(notices)
      .set({ readAt: ctx.now() })
      .where(and(eq(notices.personId, ctx.actor.personId), isNull(notices.readAt)));
  });
}
