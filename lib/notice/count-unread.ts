import { eq, sql } from "drizzle-orm";
import { people } from "../../db/schema";
import type { Ctx } from "../context";
import { prepared } from "../prepared";
import { readerOf } from "./parts/own-notices";
import { unreadCount } from "./parts/unread-count";

/** How many notices the actor has not read, up to 100. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const { db, actor } = ctx;
  if (actor.memberships.length === 0) return 0;
  const [found] = await unreadByPerson(db).execute(readerOf(actor));
  return found?.unread ?? 0;
}

const unreadByPerson = prepared((db) =>
  db
    .select({ unread: unreadCount })
    .from(people)
    .where(eq(people.id, sql.placeholder("reader")))
    .prepare("count_unread"),
);
