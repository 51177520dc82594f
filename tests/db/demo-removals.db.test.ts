import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { miniPrograms, removals } from "@/db/schema";
import { seedDemo } from "@/db/seed";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();

test("the demo data has an archived mini program and one whose approved removal waits to be carried out", async () => {
  expect(await seedDemo(database.url)).toBe(true);
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
