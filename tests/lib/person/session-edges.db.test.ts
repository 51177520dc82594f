import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { people as allPeople, sessions, workspaces as allWorkspaces } from "@/db/schema";
import { endAllSessions } from "@/lib/person/end-all-sessions";
import { endMySession } from "@/lib/person/end-my-session";
import { endOtherSessions } from "@/lib/person/end-other-sessions";
import { endPersonsSessions } from "@/lib/person/end-persons-sessions";
import { endSession } from "@/lib/person/end-session";
import { findActor } from "@/lib/person/find-actor";
import { listSessions } from "@/lib/person/list-sessions";
import { sessionLimits } from "@/lib/person/parts/session-limits";
import { signIn } from "@/lib/person/sign-in";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMembership, addPerson, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const at = (ms: number) => new Date(testNow.getTime() + ms);
const ctxAt = (db: Db, ms = 0) => ({ db, now: () => at(ms), address: "192.0.2.7" });

/** Idle and over so many milliseconds from now. */
async function addSession(db: Db, person: { id: string }, { idle = 60_000, over = 60_000, seen = 0 } = {}) {
  const row = { id: randomUUID(), tokenHash: randomBytes(32), personId: person.id, createdAt: at(seen) };
  const moments = { lastSeenAt: at(seen), idleEndsAt: at(Math.min(idle, over)), endsAt: at(over) };
  await db.insert(sessions).values({ ...row, ...moments });
  return row;
}

const left = async (db: Db) => new Set((await db.select({ id: sessions.id }).from(sessions)).map(({ id }) => id));

describe("a session that has run out", () => {
  test("is no session from its very moment: its holder is nobody, it is not listed, and its end is no entry", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const person = people.newcomer;
      const ctx = await ctxOf(db, person);
      for (const moments of [{ idle: 0 }, { idle: 0, over: 0 }, { idle: -1 }]) {
        const out = await addSession(db, person, { seen: -60_000, ...moments });
        expect(await findActor(ctxAt(db), out)).toBeNull();
        expect((await listSessions(ctx)).total).toBe(1);
        expect(await endSession(ctxAt(db), out)).toEqual({ sealedIdToken: null });
        expect(await left(db)).not.toContain(out.id);
      }
      expect(await auditTrace(db)).toEqual([]);
      const open = await addSession(db, person, { seen: -60_000, idle: 1, over: 1 });
      expect(await findActor(ctxAt(db), open)).toMatchObject({ personId: person.id, address: "192.0.2.7" });
    }));

  test("is not counted where the operator ends all", () =>
    database.withRollback(async (db) => {
      const person = await addPerson(db);
      for (const moments of [{ idle: 0 }, { idle: 0, over: 0 }, { idle: 1, over: 1 }, { idle: 1 }])
        await addSession(db, person, { seen: -60_000, ...moments });
      expect(await endAllSessions({ db, now: () => testNow })).toEqual({ ended: 2 });
    }));

  test("is cleared away at its person's next sign-in, and at anybody's once it could not be used any more", () =>
    database.withRollback(async (db) => {
      const { personId } = await signIn(ctxAt(db, -60_000), signInOf({ subject: "gina" }));
      await db.delete(sessions);
      const [gina, other] = [{ id: personId }, await addPerson(db)];
      const past = { seen: -60_000 };
      const gone = [
        await addSession(db, gina, { ...past, idle: -1 }),
        await addSession(db, gina, { ...past, over: -1 }),
        await addSession(db, other, { ...past, over: -1 }),
      ];
      const kept = [
        await addSession(db, gina, { ...past, idle: 0 }),
        await addSession(db, other, { ...past, idle: -1 }),
        await addSession(db, other, { ...past, over: 0 }),
      ];
      await signIn(ctxAt(db), signInOf({ subject: "gina" }));
      const now = await left(db);
      expect(gone.filter(({ id }) => now.has(id))).toEqual([]);
      expect(kept.filter(({ id }) => !now.has(id))).toEqual([]);
      expect(now.size).toBe(4);
    }));
});

describe("a click", () => {
  test("moves the idle end, never beyond the end of the session", () =>
    database.withRollback(async (db) => {
      const person = await addPerson(db);
      const old = { seen: -sessionLimits.touchAfter };
      const long = await addSession(db, person, { ...old, over: 2 * sessionLimits.idle });
      const short = await addSession(db, person, { ...old, over: 60_000 });
      const endOf = async ({ id }: { id: string }) =>
        (await db.select().from(sessions).where(eq(sessions.id, id)))[0]?.idleEndsAt;
      for (const session of [long, short]) await findActor(ctxAt(db), session);
      expect(await endOf(long)).toEqual(at(sessionLimits.idle));
      expect(await endOf(short)).toEqual(at(60_000));
    }));

  test("is written from the moment on at which the last one is old, for the session and for the person", () =>
    database.withRollback(async (db) => {
      const person = await addPerson(db);
      const ends = 2 * sessionLimits.touchAfter;
      const session = await addSession(db, person, { idle: ends, over: ends });
      const written = async () => {
        const [row] = await db.select().from(sessions);
        const [somebody] = await db.select().from(allPeople);
        return [row?.lastSeenAt, somebody?.lastActiveAt];
      };
      await findActor(ctxAt(db), session);
      await findActor(ctxAt(db, sessionLimits.touchAfter - 1), session);
      expect(await written()).toEqual([testNow, testNow]);
      await findActor(ctxAt(db, sessionLimits.touchAfter), session);
      expect(await written()).toEqual([at(sessionLimits.touchAfter), at(sessionLimits.touchAfter)]);
    }));

  test("finds somebody's active workspaces by name, without those that were removed", () =>
    database.withRollback(async (db) => {
      const { people, workspaces } = await smallWorld(db);
      const { newcomer } = people;
      await addMembership(db, workspaces.trams, newcomer, "developer_admin");
      await addMembership(db, workspaces.superApp, newcomer, "workspace_reviewer");
      const session = await addSession(db, newcomer);
      const names = async () =>
        (await findActor(ctxAt(db), session))?.memberships.map(({ workspaceName }) => workspaceName);
      expect(await names()).toEqual(["Corner Cafe", workspaces.superApp.name, "Tram Company"]);
      await db.update(allWorkspaces).set({ removedAt: testNow }).where(eq(allWorkspaces.id, workspaces.cafe.id));
      expect(await names()).toEqual([workspaces.superApp.name, "Tram Company"]);
    }));
});

describe("a sign-in", () => {
  test("keeps of the browser what fits, its address, and the sealed token; the first one is marked as such", () =>
    database.withRollback(async (db) => {
      const sealedIdToken = Buffer.from("sealed");
      const first = signInOf({ subject: "gina" }, { userAgent: "x".repeat(301), sealedIdToken });
      const { endsAt } = await signIn(ctxAt(db), first);
      expect(endsAt).toEqual(at(sessionLimits.absolute));
      expect(await db.select().from(sessions)).toMatchObject([
        {
          ...{ userAgent: "x".repeat(300), address: "192.0.2.7", sealedIdToken },
          ...{ createdAt: testNow, lastSeenAt: testNow, idleEndsAt: at(sessionLimits.idle), endsAt },
        },
      ]);
      await signIn(ctxAt(db), signInOf({ subject: "gina" }));
      expect((await auditTrace(db)).map(({ details }) => details)).toEqual([{ firstTime: true }, { firstTime: false }]);
    }));

  test("writes that an e-mail is vouched for now, which is no new name", () =>
    database.withRollback(async (db) => {
      const renamed: string[] = [];
      const onRenamed = (_: unknown, id: string) => Promise.resolve(void renamed.push(id));
      const arrive = (claims: object) => signIn(ctxAt(db), signInOf({ subject: "gina", ...claims }, { onRenamed }));
      await arrive({ emailVerified: false });
      const { personId } = await arrive({});
      expect(await db.select().from(allPeople)).toMatchObject([{ id: personId, emailVerified: true }]);
      expect(renamed).toEqual([]);
      await arrive({ name: "Gina Gold" });
      await arrive({ name: "Gina Gold", email: "gold@guests.example" });
      expect(renamed).toEqual([personId, personId]);
      expect(await db.select().from(allPeople)).toMatchObject([{ name: "Gina Gold", email: "gold@guests.example" }]);
    }));
});

test("of many sessions 50 are shown, and all are counted", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.newcomer);
    for (let count = 0; count < 50; count++) await addSession(db, people.newcomer, { seen: count });
    const { sessions: shown, total } = await listSessions(ctx);
    expect([shown.length, total]).toEqual([50, 51]);
    expect(shown[0]).toMatchObject({ id: ctx.actor.sessionId, isThis: true, since: testNow, userAgent: null });
    expect(shown.map(({ isThis }) => isThis).filter(Boolean)).toHaveLength(1);
    const nobody = { ...ctx, actor: { ...ctx.actor, personId: randomUUID() } };
    expect(await listSessions(nobody)).toEqual({ sessions: [], total: 0, mayEnd: false });
  }));

test("whose sessions were ended stands in the audit log as its subject; only a Workspace Admin ends another's", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const { newcomer, latteLead, reviewer, cafeAdmin } = people;
    const ctx = await ctxOf(db, newcomer);
    const mine = await addSession(db, newcomer);
    await addSession(db, newcomer);
    await endMySession(ctx, { sessionId: mine.id });
    await endOtherSessions(ctx);
    const theirs = await addSession(db, latteLead);
    for (const person of [newcomer, reviewer, cafeAdmin]) {
      const attempt = endPersonsSessions(await ctxOf(db, person), { personId: latteLead.id });
      await expect(attempt, person.name).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await left(db)).toContain(theirs.id);
    await endPersonsSessions(await ctxOf(db, people.admin), { personId: latteLead.id });
    expect(await left(db)).not.toContain(theirs.id);
    const own = { event: "person.signed_out_elsewhere", subjectKind: "person", subjectId: newcomer.id };
    expect((await auditTrace(db)).filter(({ event }) => event !== "access.refused")).toMatchObject([
      own,
      own,
      { event: "person.sessions_ended", subjectKind: "person", subjectId: latteLead.id },
    ]);
  }));
