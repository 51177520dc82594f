import { eq, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, test, vi } from "vitest";
import type { Db } from "@/db/connect";
import * as schema from "@/db/schema";
import { approveRequest } from "@/lib/review/approve-request";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { lapseRemovals } from "@/lib/removal/lapse-removals";
import { purgeDeleted } from "@/lib/removal/purge-deleted";
import { requestRemoval } from "@/lib/removal/request-removal";
import { startRemovalJobs } from "@/lib/removal/start-removal-jobs";
import { ctxOf, testOutreach } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const dayInMs = 86_400_000;
const at = (db: Db, days: number) => ({
  db,
  now: () => new Date(testNow.getTime() + days * dayInMs),
  outreach: testOutreach,
});

async function approvedRemoval(db: Db, { people, miniPrograms: { tram } }: SmallWorld) {
  const { number } = await requestRemoval(await ctxOf(db, people.tramAdmin), { id: tram.id, reason: "Closed" });
  await approveRequest(await ctxOf(db, people.reviewer), { number, comment: "" });
  return number;
}

test("an approved removal that nobody carries out lapses after 30 days, and its people are told", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { tram } = world.miniPrograms;
    const number = await approvedRemoval(db, world);
    expect(await lapseRemovals(at(db, 29.99))).toBe(0);
    expect(await lapseRemovals(at(db, 30))).toBe(1);
    expect(await lapseRemovals(at(db, 31))).toBe(0);
    const [removal] = await db.select().from(schema.removals);
    expect(removal).toMatchObject({ ending: "lapsed", endedAt: at(db, 30).now() });
    const [program] = await db.select().from(schema.miniPrograms).where(eq(schema.miniPrograms.id, tram.id));
    expect(program).toMatchObject({ state: "released", releasedVersion: "1.0.0", archivedAt: null });
    const told = await db
      .select()
      .from(schema.notices)
      .where(eq(schema.notices.title, "The removal of Tram Times has lapsed"));
    expect(told.map(({ personId }) => personId)).toEqual([world.people.tramAdmin.id]);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "mini_program.removal_lapsed",
      actorId: null,
      details: { request: `#${number}` },
    });
  }));

/** What stands in the tables of a mini program, by the tables that name one. */
async function rowsOf(db: Db, id: string): Promise<Record<string, number>> {
  const tables = Object.values(schema)
    .filter((table) => is(table, PgTable) && "miniProgramId" in table)
    .map((table) => getTableName(table as PgTable));
  const counts: Record<string, number> = {};
  for (const name of tables) {
    const { rows } = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(name)} where mini_program_id = ${id}`,
    );
    if (rows[0]?.count) counts[name] = rows[0].count;
  }
  return counts;
}

test("a deleted one is purged after 7 days with all that was its own; requests and audit entries stay", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people, miniPrograms } = world;
    const { id, name } = miniPrograms.latte;
    const owner = await ctxOf(db, people.cafeAdmin);
    const { number } = await requestRemoval(owner, { id, reason: "Closed" });
    await suspendMiniProgram(await ctxOf(db, people.admin), { id, reason: "Fraud", request: null });
    await db.insert(schema.informationChanges).values({
      ...{ miniProgramId: id, revision: 2, field: "serviceEmail", before: null, after: "a@b.example" },
      ...{ changedBy: people.cafeAdmin.id, changedAt: testNow },
    });
    await deleteForGood(owner, { id, typedName: name });
    await db.delete(schema.miniPrograms).where(eq(schema.miniPrograms.id, miniPrograms.gone.id));
    const entries = (await auditTrace(db)).length;
    expect(Object.keys(await rowsOf(db, id))).toEqual(
      expect.arrayContaining(["mini_program_texts", "mini_program_members", "logos", "removals", "suspensions"]),
    );
    expect(await purgeDeleted(at(db, 6.99))).toBe(0);
    expect(await purgeDeleted(at(db, 7))).toBe(1);
    expect(await purgeDeleted(at(db, 8))).toBe(0);
    expect(await rowsOf(db, id)).toEqual({ audit_entries: entries + 1 });
    const [request] = await db.select().from(schema.approvalRequests).where(eq(schema.approvalRequests.number, number));
    expect(request).toMatchObject({ state: "withdrawn", miniProgramId: null, miniProgramName: name });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "mini_program.purged",
      actorId: null,
      miniProgramId: id,
      details: { name },
    });
  }));

test("its name and its ID are taken until then, and free afterwards", () =>
  database.withRollback(async (db) => {
    const { miniPrograms } = await smallWorld(db);
    await purgeDeleted(at(db, 7));
    const names = await db.select({ name: schema.miniProgramTexts.name }).from(schema.miniProgramTexts);
    expect(names.map(({ name }) => name)).not.toContain(miniPrograms.gone.name);
  }));

test("told to stop, the console finishes the step under way and begins no other, however many are due", async () => {
  let opened = 0;
  let finish: (hasMore: boolean) => void = () => undefined;
  const db = {
    transaction: () => {
      opened += 1;
      return new Promise<boolean>((resolve) => (finish = resolve));
    },
  } as unknown as Db;
  const log = { info: vi.fn(), warn: vi.fn() };
  const stop = startRemovalJobs({ db, now: () => testNow, outreach: testOutreach }, log);
  const stopped = stop();
  finish(true);
  await stopped;
  expect(opened).toBe(1);
  expect(log.info).toHaveBeenCalledOnce();
  expect(log.warn).not.toHaveBeenCalled();
});

test("the console looks at once and every minute, one run at a time, and says what it did or that it could not", async () => {
  vi.useFakeTimers();
  try {
    const said: string[] = [];
    const log = {
      info: (_: object, text: string) => said.push(text),
      warn: (_: object, text: string) => said.push(text),
    };
    let opened = 0;
    let isAway = false;
    const db = {
      transaction: () => {
        opened += 1;
        return isAway ? Promise.reject(new Error("away")) : Promise.resolve(false);
      },
    } as unknown as Db;
    const stop = startRemovalJobs({ db, now: () => testNow, outreach: testOutreach }, log);
    await vi.advanceTimersByTimeAsync(0);
    expect(opened).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toBe(4);
    isAway = true;
    await vi.advanceTimersByTimeAsync(180_000);
    expect(said).toEqual(["removals and deleted mini programs were not looked through"]);
    isAway = false;
    await vi.advanceTimersByTimeAsync(60_000);
    await stop();
    const atTheEnd = opened;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(opened).toBe(atTheEnd);
  } finally {
    vi.useRealTimers();
  }
});
