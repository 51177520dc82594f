import { permitted, type Ctx } from "../context";
import { assertHasNotices } from "./parts/assert-has-notices";
import { markRead } from "./parts/mark-read";
import { ownNotices } from "./parts/own-notices";

/** Marks all of the actor's notices as read. */
export async function markAllRead(ctx: Ctx): Promise<void> {
  await permitted(ctx, async () => {
    assertHasNotices(ctx);
    await markRead(ctx, ownNotices(ctx));
  });
}
