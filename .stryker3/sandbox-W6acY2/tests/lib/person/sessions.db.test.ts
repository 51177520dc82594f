import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { people as allPeople, sessions } from "@/db/schema";
import { endMySession } from "@/lib/person/end-my-session";
import { endOtherSessions } from "@/lib/person/end-other-sessions";
import { endPersonsSessions } from "@/lib/person/end-persons-sessions";
import { findActor } from "@/lib/person/find-actor";
import { listSessions } from "@/lib/person/list-sessions";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const minute = 60_000;

/** A session elsewhere, last used and ending so many minutes from now. */
async function addSession(db: Db, person: { id: string }, { seen = -10, ends = 60, userAgent = "" } = {}) {
  const at = (minutes: number) => new Date(testNow.getTime() + minutes * minute);
  const row = {
    id: randomUUID(),
    tokenHash: randomBytes(32),
    personId: person.id,
    createdAt: at(seen),
    lastSeenAt: at(seen),
    idleEndsAt: at(ends),
    endsAt: at(ends),
    address: "192.0.2.7",
    userAgent,
  };
  await db.insert(sessions).values(row);
  return row;
}

const clicks = (db: Db, { tokenHash }: { tokenHash: Buffer }) =>
  findActor({ db, now: () => testNow, address: null }, { tokenHash });

test("everyone sees where they are signed in: this one first, then those used last, and none that ended or is another's", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.newcomer);
    const old = await addSession(db, people.newcomer, { seen: -30, userAgent: "old" });
    const recent = await addSession(db, people.newcomer, { seen: -1, userAgent: "recent" });
    await addSession(db, people.newcomer, { ends: -1 });
    await addSession(db, people.latteLead);
    const { sessions: listed, total } = await listSessions(ctx);
    expect(listed.map(({ id }) => id)).toEqual([ctx.actor.sessionId, recent.id, old.id]);
    expect(listed.map(({ isThis }) => isThis)).toEqual([true, false, false]);
    expect(listed[1]).toMatchObject({ userAgent: "recent", address: "192.0.2.7", lastActiveAt: recent.lastSeenAt });
    expect(total).toBe(3);
  }));

test("a session ended elsewhere is over with its next click; another person's cannot be ended so", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.newcomer);
    const mine = await addSession(db, people.newcomer);
    const others = await addSession(db, people.latteLead);
    await endMySession(ctx, { sessionId: mine.id });
    await endMySession(ctx, { sessionId: mine.id });
    await endMySession(ctx, { sessionId: others.id });
    expect(await clicks(db, mine)).toBeNull();
    expect(await clicks(db, others)).not.toBeNull();
    expect(await auditTrace(db)).toMatchObject([
      { event: "person.signed_out_elsewhere", actorId: people.newcomer.id, details: { sessions: 1 } },
    ]);
  }));

test("signing out elsewhere ends all others and keeps this one", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.newcomer);
    await addSession(db, people.newcomer);
    await addSession(db, people.newcomer);
    await addSession(db, people.newcomer, { ends: -1 });
    const others = await addSession(db, people.latteLead);
    expect(await endOtherSessions(ctx)).toEqual({ ended: 2 });
    expect(await endOtherSessions(ctx)).toEqual({ ended: 0 });
    expect((await listSessions(ctx)).sessions.map(({ id }) => id)).toEqual([ctx.actor.sessionId]);
    expect(await clicks(db, others)).not.toBeNull();
    expect(await auditTrace(db)).toMatchObject([{ event: "person.signed_out_elsewhere", details: { sessions: 2 } }]);
  }));

test("a Workspace Admin signs somebody out everywhere, with an entry that names them", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const theirs = [await addSession(db, people.latteLead), await addSession(db, people.latteLead)];
    expect(await endPersonsSessions(ctx, { personId: people.latteLead.id })).toEqual({ name: "Leo Latte", ended: 2 });
    for (const session of theirs) expect(await clicks(db, session)).toBeNull();
    expect(await auditTrace(db)).toMatchObject([
      {
        event: "person.sessions_ended",
        actorId: people.admin.id,
        subjectId: people.latteLead.id,
        details: { person: "Leo Latte", sessions: 2 },
      },
    ]);
    await expect(endPersonsSessions(ctx, { personId: randomUUID() })).rejects.toMatchObject({ kind: "not_found" });
    await endPersonsSessions(ctx, { personId: people.admin.id });
    expect((await listSessions(ctx)).total).toBe(1);
  }));

test("when somebody was last active is kept to some minutes, in whatever session", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const session = await addSession(db, people.newcomer, { seen: -1 });
    const lastActive = async () =>
      (await db.select({ at: allPeople.lastActiveAt }).from(allPeople).where(eq(allPeople.id, people.newcomer.id)))[0]
        ?.at;
    const clickAt = async (minutes: number) => {
      const now = new Date(testNow.getTime() + minutes * minute);
      await findActor({ db, now: () => now, address: null }, session);
      return now;
    };
    expect(await lastActive()).toBeNull();
    const first = await clickAt(0);
    await clickAt(3);
    expect(await lastActive()).toEqual(first);
    const next = await clickAt(6);
    expect(await lastActive()).toEqual(next);
  }));
