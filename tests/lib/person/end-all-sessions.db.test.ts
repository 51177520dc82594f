import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { sessions } from "@/db/schema";
import { endAllSessions } from "@/lib/person/end-all-sessions";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addPerson, testNow } from "@/tests/support/world";

const database = await freshDatabase();

async function addSession(db: Db, endsAt: Date): Promise<void> {
  const { id: personId } = await addPerson(db);
  const began = new Date(testNow.getTime() - 3_600_000);
  const row = { id: randomUUID(), tokenHash: randomBytes(32), personId, createdAt: began, lastSeenAt: began };
  await db.insert(sessions).values({ ...row, idleEndsAt: endsAt, endsAt });
}

const entryOf = (ended: number) => ({
  event: "operator.ended_all_sessions",
  actorId: null,
  subjectKind: "console",
  details: { sessions: ended },
});

test("the operator ends the sessions of everybody, and the audit log says how many were open", () =>
  database.withRollback(async (db) => {
    for (const minutes of [-1, 1, 60]) await addSession(db, new Date(testNow.getTime() + minutes * 60_000));
    expect(await endAllSessions({ db, now: () => testNow })).toEqual({ ended: 2 });
    expect(await db.select().from(sessions)).toEqual([]);
    expect(await auditTrace(db)).toMatchObject([entryOf(2)]);
  }));

test("npm run sessions:end does it on the host, with the console's own rights, and says what it did", async () => {
  await addSession(database.db, new Date(Date.now() + 3_600_000));
  expect(await sessionsEnd("everything")).toEqual({ code: 1, said: "Type: npm run sessions:end\n" });
  expect(await database.db.$count(sessions)).toBe(1);
  const { code, said } = await sessionsEnd();
  expect(said).toBe(
    "Everybody is signed out, with their next click: 1 session has ended. It stands in the audit log.\n",
  );
  expect(code).toBe(0);
  expect(await database.db.$count(sessions)).toBe(0);
  expect(await auditTrace(database.db)).toMatchObject([entryOf(1)]);
});

async function sessionsEnd(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/sessions-end.ts", ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, said };
}
