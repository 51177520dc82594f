import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { miniPrograms as table, removals, suspensions } from "@/db/schema";
import { deleteVersion } from "@/lib/version/delete-version";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

async function waiting(db: Db): Promise<string[]> {
  const rows = await db.select({ name: table.name }).from(table).where(eq(table.hasNextStep, true)).orderBy(table.name);
  return rows.map(({ name }) => name);
}

test("a rejected version waits again once the one that followed it is deleted", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte } = miniPrograms;
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "rejected" });
    expect(await waiting(db)).toEqual(["Latte Line"]);
    await addVersion(db, latte, people.latteDeveloper, "1.0.1");
    expect(await waiting(db)).toEqual([]);
    await deleteVersion(await ctxOf(db, people.latteLead), { id: latte.id, number: "1.0.1" });
    expect(await waiting(db)).toEqual(["Latte Line"]);
  }));

test("the migration notes what waited before it, and nothing else", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte, tram, bill, gone } = miniPrograms;
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "approved" });
    await addVersion(db, bill, people.builder, "1.0.0", { state: "rejected" });
    await addVersion(db, bill, people.builder, "1.0.1");
    const closed = { state: "approved", by: people.admin } as const;
    const requestNumber = await addRequest(db, tram, people.tramAdmin, { category: "removal", closed });
    const times = { requestedAt: testNow, approvedAt: testNow, lapsesAt: testNow };
    await db.insert(removals).values({ miniProgramId: tram.id, requestNumber, ...times });
    await addVersion(db, gone, people.builder, "1.0.0", { state: "approved" });
    const suspended = { suspendedBy: people.admin.id, suspendedAt: testNow, reason: "It charges twice." };
    await db.insert(suspensions).values({ miniProgramId: gone.id, ...suspended });
    const kept = await waiting(db);
    expect(kept).toEqual(["Latte Line", "Tram Times"]);
    await db.update(table).set({ hasNextStep: false });
    const statements = readFileSync("db/migrations/0018_say_where_a_next_step_waits.sql", "utf8").split(
      "--> statement-breakpoint",
    );
    for (const statement of statements)
      // The file itself: nothing of it is typed by anybody.
      if (statement.includes('UPDATE "mini_programs"')) await db.execute(sql.raw(statement));
    expect(await waiting(db)).toEqual(kept);
  }));
