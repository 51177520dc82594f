import { isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { notices } from "@/db/schema";
import { seedDemo } from "@/db/seed";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();

test("in the demo data people have read what they were told long ago, and not what still waits for them", async () => {
  expect(await seedDemo(database.url)).toBe(true);
  const all = await database.db.select({ id: notices.id }).from(notices);
  const unread = await database.db.select({ title: notices.title }).from(notices).where(isNull(notices.readAt));
  expect(unread.length).toBeLessThan(all.length);
  expect(new Set(unread.map(({ title }) => title))).toEqual(
    new Set([
      "Activate Payment for BrightBill waits for review",
      "Morning Cup 1.3.0: share raised to 30 %",
      "Publish City Bus Pass 2.1.0 was rejected",
      "Publish FilmNight 1.0.0 was approved",
      "Publish Morning Cup 1.4.0 waits for review",
      "Remove ClinicLine was approved",
    ]),
  );
});
