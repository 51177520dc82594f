import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { notices, suspensions } from "@/db/schema";
import { resumeMiniProgram } from "@/lib/mini-program/resume-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { suspendMiniProgramInput } from "@/lib/mini-program/inputs";
import { requestRemoval } from "@/lib/removal/request-removal";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

const suspend = async (db: Db, person: { id: string }, id: string, request: number | null = null) =>
  suspendMiniProgram(await ctxOf(db, person), { id, reason: "Its payments fail.", request });

test("a Workspace Admin suspends at once, and everyone whose work it is gets to know", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    await suspend(db, people.admin, latte.id);
    expect(await db.select().from(suspensions)).toMatchObject([
      { miniProgramId: latte.id, suspendedBy: people.admin.id, suspendedAt: testNow, resumedAt: null },
    ]);
    const told = await db.select().from(notices).where(eq(notices.title, "Latte Line is suspended"));
    expect(new Set(told.map(({ personId }) => personId))).toEqual(
      new Set([people.cafeAdmin.id, people.latteLead.id, people.latteDeveloper.id]),
    );
    expect(told[0]).toMatchObject({
      body: "Ada Admin has suspended it: Its payments fail.",
      href: `/mini-programs/${latte.id}`,
    });
    expect(await auditTrace(db)).toMatchObject([
      { event: "mini_program.suspended", miniProgramId: latte.id, workspaceId: latte.workspaceId },
    ]);
    expect((await auditTrace(db))[0]?.details, "of no request").toEqual({
      ...{ name: "Latte Line", reason: "Its payments fail." },
    });
  }));

test("a suspended one is not suspended again, and whoever tries reads who did", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    await suspend(db, people.admin, latte.id);
    await expect(suspend(db, people.admin, latte.id)).rejects.toMatchObject({
      kind: "conflict",
      message: "Ada Admin has suspended it. A Workspace Admin can resume it.",
    });
  }));

test("a Workspace Reviewer suspends from a request of the mini program, and by its ID alone it does not exist for them", () =>
  withWorld(async (db, { people, miniPrograms: { latte, tram } }) => {
    const ofTram = await requestRemoval(await ctxOf(db, people.tramAdmin), { id: tram.id, reason: "Closed" });
    await expect(suspend(db, people.reviewer, tram.id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(suspend(db, people.reviewer, latte.id, ofTram.number)).rejects.toMatchObject({ kind: "not_found" });
    expect(await db.select().from(suspensions)).toEqual([]);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "access.refused", actorId: people.reviewer.id, miniProgramId: latte.id },
      details: { action: "miniProgram.suspend", answered: "not_found" },
    });
    await suspend(db, people.reviewer, tram.id, ofTram.number);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "mini_program.suspended",
      actorId: people.reviewer.id,
      details: { request: `#${ofTram.number}` },
    });
  }));

test("a request alone names its mini program; one that is about none, or is none, names nothing", () =>
  withWorld(async (db, { people, miniPrograms: { tram } }) => {
    const { number } = await requestRemoval(await ctxOf(db, people.tramAdmin), { id: tram.id, reason: "Closed" });
    for (const other of [null, number + 1]) {
      await expect(suspend(db, people.admin, "", other)).rejects.toMatchObject({ kind: "not_found" });
    }
    await suspend(db, people.reviewer, "", number);
    expect(await db.select().from(suspensions)).toMatchObject([{ miniProgramId: tram.id }]);
  }));

test("a Workspace Admin resumes it with a reason; then it can be suspended again", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    const admin = await ctxOf(db, people.admin);
    await expect(resumeMiniProgram(admin, { id: latte.id, reason: "Mended" })).rejects.toMatchObject({
      kind: "conflict",
      message: "It is not suspended.",
    });
    await suspend(db, people.admin, latte.id);
    await resumeMiniProgram(admin, { id: latte.id, reason: "Mended" });
    expect(await db.select().from(suspensions)).toMatchObject([
      { resumedBy: people.admin.id, resumedAt: testNow, resumeReason: "Mended" },
    ]);
    const [told] = await db.select().from(notices).where(eq(notices.title, "Latte Line is resumed"));
    expect(told).toMatchObject({
      body: "Ada Admin has ended its suspension: Mended",
      href: `/mini-programs/${latte.id}`,
    });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "mini_program.resumed",
      details: { name: "Latte Line", reason: "Mended" },
    });
    await suspend(db, people.admin, latte.id);
    expect(await db.select().from(suspensions)).toHaveLength(2);
  }));

test("a request is named by its number or not at all", () => {
  const read = (request?: string) => suspendMiniProgramInput.parse({ id: "x", reason: "y", request }).request;
  expect(read()).toBeNull();
  expect(read("")).toBeNull();
  expect(read("128")).toBe(128);
  expect(() => read("-1")).toThrow();
});
