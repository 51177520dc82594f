import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findCheckpoint } from "@/lib/audit/checkpoint";
import { record } from "@/lib/audit/record";
import { verifyAuditLog } from "@/lib/audit/verify";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { consoleCtx } from "./console-actor";

const database = await freshDatabase();

test("an entry says who did what, on what, from where and when", () =>
  database.withRollback(async (db) => {
    const [personId, workspaceId] = [randomUUID(), randomUUID()];
    const at = new Date("2026-11-18T14:02:03.004Z");
    const ctx = { db, now: () => at, actor: { personId, address: "203.0.113.7" } };
    await record(
      ctx,
      "mini_program.created",
      { kind: "mini_program", id: "2088000000000001", workspaceId },
      { b: 1, a: "é" },
    );

    expect(await db.query.auditEntries.findMany()).toEqual([
      {
        position: 1,
        at,
        event: "mini_program.created",
        actorId: personId,
        address: "203.0.113.7",
        subjectKind: "mini_program",
        subjectId: "2088000000000001",
        miniProgramId: "2088000000000001",
        workspaceId,
        details: { b: 1, a: "é" },
        contentHash: expect.any(Buffer) as Buffer,
        chainHash: expect.any(Buffer) as Buffer,
      },
    ]);
    expect(await verifyAuditLog(db)).toMatchObject({ entries: 1, broken: null });
  }));

test("a transaction that is rolled back leaves no entry and no gap", () =>
  database.withRollback(async (db) => {
    await record(consoleCtx(db), "person.signed_in", { kind: "console" }, { nr: 1 });
    const failing = db.transaction(async (tx) => {
      await record(consoleCtx(tx), "person.signed_in", { kind: "console" }, { nr: "lost" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await record(consoleCtx(db), "person.signed_in", { kind: "console" }, { nr: 2 });

    expect((await auditTrace(db)).map(({ details }) => details)).toEqual([{ nr: 1 }, { nr: 2 }]);
    expect(await verifyAuditLog(db)).toMatchObject({ entries: 2, broken: null });
  }));

test("whatever the details hold, the entry verifies", () =>
  fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ unit: "binary" }), fc.anything({ withDate: true, withNullPrototype: true })),
      fc.option(fc.string({ unit: "binary" })),
      (details, address) =>
        database.withRollback(async (db) => {
          await record(consoleCtx(db, address), "access.refused", { kind: "person", id: address ?? "" }, details);
          expect(await verifyAuditLog(db)).toMatchObject({ entries: 1, broken: null });
        }),
    ),
    {
      numRuns: 150,
      examples: [
        [{ "\0": "\0\ud800", n: 1e-7, big: 1.7976931348623157e308, zero: -0, deep: [[{ 智: [null] }]] }, "\0"],
      ],
    },
  ));

test("an ID of a person in capitals is the same ID", () =>
  database.withRollback(async (db) => {
    const ctx = { ...consoleCtx(db), actor: { personId: randomUUID().toUpperCase(), address: null } };
    await record(ctx, "person.signed_in", { kind: "workspace", id: randomUUID().toUpperCase() });
    expect(await verifyAuditLog(db)).toMatchObject({ entries: 1, broken: null });
  }));

test("a long log is verified from its first entry to its last", () =>
  database.withRollback(async (db) => {
    const count = 2_001;
    for (let nr = 1; nr <= count; nr++) await record(consoleCtx(db), "person.signed_in", { kind: "console" }, { nr });
    const verdict = await verifyAuditLog(db);
    expect(verdict).toEqual({ entries: count, head: await findCheckpoint(db), checkpoints: 0, broken: null });
    expect(verdict.head?.position).toBe(count);
  }));
