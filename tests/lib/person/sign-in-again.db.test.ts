import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { people, sessions } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { endMySession } from "@/lib/person/end-my-session";
import { endOtherSessions } from "@/lib/person/end-other-sessions";
import { endPersonsSessions } from "@/lib/person/end-persons-sessions";
import { listSessions } from "@/lib/person/list-sessions";
import { signIn } from "@/lib/person/sign-in";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);

/** A Workspace Admin whose session began now, and another session of theirs. */
async function scene(db: Db) {
  const { people } = await smallWorld(db);
  const ctx = await ctxOf(db, people.admin);
  const ends = { idleEndsAt: minutes(60), endsAt: minutes(60) };
  await db.update(sessions).set(ends);
  const addElsewhere = async (personId: string) => {
    const id = randomUUID();
    const row = { id, personId, tokenHash: randomBytes(32), createdAt: testNow, lastSeenAt: testNow, ...ends };
    await db.insert(sessions).values(row);
    return id;
  };
  const elsewhere = await addElsewhere(people.admin.id);
  const at = (count: number): Ctx => ({ ...ctx, now: () => minutes(count) });
  const saidAt = (authenticatedAt: Date) =>
    db
      .update(sessions)
      .set({ authenticatedAt })
      .where(eq(sessions.id, ctx.actor.sessionId ?? ""));
  return { people, at, elsewhere, addElsewhere, saidAt };
}

const refused = { kind: "conflict", message: expect.stringContaining("sign in again first") as string };

describe("ending sessions elsewhere", () => {
  test.each<[string, (ctx: Ctx, elsewhere: string) => Promise<unknown>]>([
    ["one of one's own", (ctx, elsewhere) => endMySession(ctx, { sessionId: elsewhere })],
    ["all others of one's own", (ctx) => endOtherSessions(ctx)],
    ["one's own as those of a member", (ctx) => endPersonsSessions(ctx, { personId: ctx.actor.personId })],
  ])("%s needs a sign-in of the last ten minutes: after that nothing ends", (_, end) =>
    database.withRollback(async (db) => {
      const { at, elsewhere } = await scene(db);
      await expect(end(at(10.1), elsewhere)).rejects.toMatchObject(refused);
      expect((await listSessions(at(10.1))).mayEnd).toBe(false);
      expect((await listSessions(at(0))).total).toBe(2);
      expect(await auditTrace(db)).toEqual([]);
      expect((await listSessions(at(10))).mayEnd).toBe(true);
      await end(at(10), elsewhere);
      expect((await listSessions(at(0))).total).toBe(1);
    }),
  );

  test("goes by when the identity provider asked the person, where it says so, and not by when the session began", () =>
    database.withRollback(async (db) => {
      const { at, saidAt, elsewhere } = await scene(db);
      await saidAt(minutes(-11));
      await expect(endMySession(at(0), { sessionId: elsewhere })).rejects.toMatchObject(refused);
      await saidAt(minutes(15));
      await endMySession(at(20), { sessionId: elsewhere });
      expect((await listSessions(at(0))).total).toBe(1);
    }));

  test("is refused to whoever acts without a session", () =>
    database.withRollback(async (db) => {
      const { at, elsewhere } = await scene(db);
      const ctx = at(0);
      const without = { ...ctx, actor: { ...ctx.actor, sessionId: null } };
      await expect(endMySession(without, { sessionId: elsewhere })).rejects.toMatchObject(refused);
    }));

  test("those of somebody else a Workspace Admin ends at once, however long they have been signed in", () =>
    database.withRollback(async (db) => {
      const { at, people, addElsewhere } = await scene(db);
      await addElsewhere(people.newcomer.id);
      expect(await endPersonsSessions(at(50), { personId: people.newcomer.id })).toMatchObject({ ended: 1 });
    }));
});

test("where one person was to sign in again, nobody else's session begins, and nothing of them is kept", () =>
  database.withRollback(async (db) => {
    const ctx = { db, now: () => testNow, address: null };
    const { personId } = await signIn(ctx, signInOf({ subject: "gina" }));
    const before = await auditTrace(db);
    for (const subject of ["somebody new", "otto"]) {
      if (subject === "otto") await signIn(ctx, signInOf({ subject }));
      const [sessionsBefore, peopleBefore] = [await db.$count(sessions), await db.$count(people)];
      await expect(signIn(ctx, signInOf({ subject }, { onlyAs: personId }))).rejects.toMatchObject({
        kind: "conflict",
      });
      expect([await db.$count(sessions), await db.$count(people)]).toEqual([sessionsBefore, peopleBefore]);
    }
    expect(await auditTrace(db)).toHaveLength(before.length + 1);
    expect(await signIn(ctx, signInOf({ subject: "gina" }, { onlyAs: personId }))).toMatchObject({ personId });
  }));

test.each([
  ["when the provider asked the person", minutes(-3), minutes(-3)],
  ["now, where the provider's clock is ahead", minutes(5), testNow],
  ["nothing, where the provider does not say", null, null],
])("a sign-in keeps %s", (_, authenticatedAt, kept) =>
  database.withRollback(async (db) => {
    await signIn({ db, now: () => testNow, address: null }, signInOf({ subject: "gina" }, { authenticatedAt }));
    expect(await db.select({ at: sessions.authenticatedAt }).from(sessions)).toEqual([{ at: kept }]);
  }),
);
