import { lt, sql } from "drizzle-orm";
import type { Db } from "../connect";
import { notices } from "../schema";

const dayInMs = 24 * 60 * 60 * 1000;
const readWithinDays = 7;

/** What people were told more than a week ago they have read since. */
export async function seedReading(db: Db, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - readWithinDays * dayInMs);
  await db
    .update(notices)
    .set({ readAt: sql`coalesce(${notices.readAt}, ${notices.createdAt} + interval '1 hour')` })
    .where(lt(notices.createdAt, longAgo));
}
