import { and, asc, isNull, sql, type SQL } from "drizzle-orm";
import { notices } from "../../../db/schema";
import type { Ctx } from "../../context";

/** Marks these notices as read. Whoever marks several holds them in the same order, so that nobody waits in a circle. */
export async function markRead({ db, now }: Pick<Ctx, "db" | "now">, which: SQL | undefined): Promise<void> {
  const held = db
    .select({ id: notices.id })
    .from(notices)
    .where(and(which, isNull(notices.readAt)))
    .orderBy(asc(notices.id))
    .for("no key update");
  await db
    .update(notices)
    .set({ readAt: now() })
    .where(sql`${notices.id} = any(array(${held}))`);
}
