import { asc, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { approvalRequests, miniProgramFeatures, miniPrograms, notices, removals } from "@/db/schema";
import { seedDemo } from "@/db/seed";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();

beforeAll(async () => {
  expect(await seedDemo(database.url)).toBe(true);
});

test("the demo mini programs have features, each activation approved by a Reviewer, and BrightBill waits for Payment", async () => {
  const given = await database.db
    .select({ name: miniPrograms.name, key: miniProgramFeatures.featureKey, updatedAt: miniPrograms.updatedAt })
    .from(miniProgramFeatures)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramFeatures.miniProgramId));
  const keysOf = (name: string) => given.filter((one) => one.name === name).map(({ key }) => key);
  expect(new Set(given.map(({ name }) => name)).size).toBe(7);
  expect(keysOf("Morning Cup")).toContain("payment");
  expect(keysOf("BrightBill")).not.toContain("payment");
  expect(keysOf("GreenBox Market")).not.toContain("location");
  const requests = await database.db
    .select({
      title: approvalRequests.title,
      state: approvalRequests.state,
      openedAt: approvalRequests.openedAt,
      name: approvalRequests.miniProgramName,
    })
    .from(approvalRequests)
    .where(eq(approvalRequests.category, "feature_activation"))
    .orderBy(asc(approvalRequests.number));
  expect(requests.filter(({ state }) => state === "in_review").map(({ title }) => title)).toEqual([
    "Activate Payment for BrightBill",
  ]);
  const opened = requests.map(({ openedAt }) => openedAt.getTime());
  expect(opened).toEqual(opened.toSorted((a, b) => a - b));
  // What the story did last is what changed it last.
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000;
  expect(given.find(({ name }) => name === "Morning Cup")?.updatedAt.getTime()).toBeGreaterThan(dayAgo);
});

test("in the demo data people have read what they were told long ago, and not what still waits for them", async () => {
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

test("the demo data has an archived mini program and one whose approved removal waits to be carried out", async () => {
  const rows = await database.db
    .select({
      name: miniPrograms.name,
      state: miniPrograms.state,
      releasedVersion: miniPrograms.releasedVersion,
      ending: removals.ending,
    })
    .from(removals)
    .innerJoin(miniPrograms, eq(miniPrograms.id, removals.miniProgramId))
    .orderBy(asc(miniPrograms.name));
  expect(rows).toEqual([
    { name: "ClinicLine", state: "released", releasedVersion: "1.1.0", ending: null },
    { name: "ParcelPin", state: "archived", releasedVersion: null, ending: "carried_out" },
  ]);
});

test("what is there already is left as it is", async () => {
  const before = await database.db.select().from(miniPrograms).orderBy(asc(miniPrograms.id));
  expect(await seedDemo(database.url)).toBe(false);
  expect(await database.db.select().from(miniPrograms).orderBy(asc(miniPrograms.id))).toEqual(before);
});
