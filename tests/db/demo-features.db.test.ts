import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { seedDemo } from "@/db/seed";
import { approvalRequests, miniProgramFeatures, miniPrograms } from "@/db/schema";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();

test("the demo mini programs have features, each activation approved by a Reviewer, and BrightBill waits for Payment", async () => {
  expect(await seedDemo(database.url)).toBe(true);
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
  // The story's last change of each mini program stays.
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000;
  expect(given.find(({ name }) => name === "Morning Cup")?.updatedAt.getTime()).toBeGreaterThan(dayAgo);
});
