import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, workspaces } from "@/db/schema";
import { record } from "@/lib/audit/record";
import { verifyAuditLog } from "@/lib/audit/verify";
import { freshDatabase } from "@/tests/support/database";
import { untilWaiting } from "@/tests/support/one-waits";
import { addWorkspace } from "@/tests/support/world";
import { consoleCtx } from "./console-actor";

const database = await freshDatabase();

test("16 writers at once make one chain without gap or fork", async () => {
  const perWriter = 80;
  const writers = Array.from({ length: 16 }, () => database.another());
  await Promise.all(
    writers.map(async ({ db }, writer) => {
      for (let nr = 0; nr < perWriter; nr++) {
        const work = db.transaction(async (tx) => {
          await addWorkspace(tx, `Workspace ${writer}-${nr}`);
          await record(consoleCtx(tx), "person.signed_in", { kind: "console" }, { writer, nr });
          if (nr % 5 === 4) throw new Error("changed its mind");
        });
        await work.catch((error: unknown) => expect(error).toMatchObject({ message: "changed its mind" }));
      }
    }),
  );
  const kept = 16 * perWriter * 0.8;
  expect(await verifyAuditLog(database.db)).toMatchObject({ entries: kept, broken: null });
  expect(await database.db.$count(workspaces, eq(workspaces.kind, "developer"))).toBe(kept);
});

test("a writer waits for the one before it and then follows it", async () => {
  const [first, second] = [database.another(), database.another()];
  let following: Promise<void> | undefined;
  await first.db.transaction(async (tx) => {
    await record(consoleCtx(tx), "person.signed_in", { kind: "console" }, { nr: "first" });
    following = record(consoleCtx(second.db), "person.signed_in", { kind: "console" }, { nr: "second" });
    await untilWaiting(database, 1);
  });
  await following;
  const last = await database.db.query.auditEntries.findMany({ orderBy: sql`position desc`, limit: 2 });
  expect(last.map(({ details }) => details)).toEqual([{ nr: "second" }, { nr: "first" }]);
  expect(await verifyAuditLog(database.db)).toMatchObject({ broken: null });
});

test("a writer that reads an old picture of the database is refused, and forks nothing", async () => {
  const [old, fresh] = [database.another(), database.another()];
  const stale = old.db.transaction(
    async (tx) => {
      await tx.select({ position: auditEntries.position }).from(auditEntries).limit(1);
      await record(consoleCtx(fresh.db), "person.signed_in", { kind: "console" }, { nr: "fresh" });
      await record(consoleCtx(tx), "person.signed_in", { kind: "console" }, { nr: "stale" });
    },
    { isolationLevel: "repeatable read" },
  );
  await expect(stale).rejects.toThrow();
  expect(await verifyAuditLog(database.db)).toMatchObject({ broken: null });
});
