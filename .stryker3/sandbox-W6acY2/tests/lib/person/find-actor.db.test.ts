import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniPrograms, sessions } from "@/db/schema";
import { findActor } from "@/lib/person/find-actor";
import { sessionLimits } from "@/lib/person/parts/session-limits";
import { actorOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addPerson, deletedBy, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const minutes = (many: number) => new Date(testNow.getTime() + many * 60_000);
const ctxAt = (db: Db, now = testNow) => ({ db, now: () => now, address: null });

async function addSession(db: Db, person: { id: string }) {
  const tokenHash = randomBytes(32);
  const [session] = await db
    .insert(sessions)
    .values({
      tokenHash,
      personId: person.id,
      createdAt: testNow,
      lastSeenAt: testNow,
      idleEndsAt: new Date(testNow.getTime() + sessionLimits.idle),
      endsAt: new Date(testNow.getTime() + sessionLimits.absolute),
    })
    .returning({ id: sessions.id });
  if (!session) throw new Error("The session was not added.");
  return { tokenHash, id: session.id };
}

test("a session's person is found with exactly the rights of this moment, each in the small world", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    for (const person of Object.values(people)) {
      const { tokenHash, id } = await addSession(db, person);
      const expected = { ...(await actorOf(db, person)), sessionId: id };
      const found = await findActor(ctxAt(db), { tokenHash });
      expect({ ...found, memberships: sorted(found?.memberships) }).toEqual({
        ...expected,
        memberships: sorted(expected.memberships),
      });
    }
  }));

test("whoever is blocked has nothing with their next click, whatever their session says", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const { tokenHash } = await addSession(db, people.latteLead);
    expect(await findActor(ctxAt(db), { tokenHash })).toMatchObject({ runsMiniPrograms: true });
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.latteLead.id));
    expect(await findActor(ctxAt(db), { tokenHash })).toMatchObject({ memberships: [], runsMiniPrograms: false });
  }));

test("being Developer Admin of a deleted mini program alone is not running one", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: all } = await smallWorld(db);
    const { tokenHash } = await addSession(db, people.latteLead);
    await db.update(miniPrograms).set(deletedBy(people.cafeAdmin)).where(eq(miniPrograms.id, all.latte.id));
    expect(await findActor(ctxAt(db), { tokenHash })).toMatchObject({ runsMiniPrograms: false });
  }));

describe("a session ends", () => {
  test("for a token that nobody holds", () =>
    database.withRollback(async (db) => {
      expect(await findActor(ctxAt(db), { tokenHash: randomBytes(32) })).toBeNull();
    }));

  test("without a click within its idle time", () =>
    database.withRollback(async (db) => {
      const { tokenHash } = await addSession(db, await addPerson(db));
      const idle = sessionLimits.idle / 60_000;
      expect(await findActor(ctxAt(db, minutes(idle - 1)), { tokenHash })).not.toBeNull();
      // That click moved the end.
      expect(await findActor(ctxAt(db, minutes(2 * idle - 2)), { tokenHash })).not.toBeNull();
      expect(await findActor(ctxAt(db, minutes(3 * idle)), { tokenHash })).toBeNull();
    }));

  test("at its absolute end, however many clicks there were", () =>
    database.withRollback(async (db) => {
      const { tokenHash } = await addSession(db, await addPerson(db));
      const step = sessionLimits.idle / 60_000 - 1;
      const last = sessionLimits.absolute / 60_000;
      for (let at = step; at < last; at += step) {
        expect(await findActor(ctxAt(db, minutes(at)), { tokenHash })).not.toBeNull();
      }
      expect(await findActor(ctxAt(db, minutes(last)), { tokenHash })).toBeNull();
    }));
});

test("a click writes only when the last one is some minutes old", () =>
  database.withRollback(async (db) => {
    const { tokenHash } = await addSession(db, await addPerson(db));
    const lastSeen = async () => (await db.select({ at: sessions.lastSeenAt }).from(sessions))[0]?.at;
    await findActor(ctxAt(db, minutes(1)), { tokenHash });
    expect(await lastSeen()).toEqual(testNow);
    await findActor(ctxAt(db, minutes(6)), { tokenHash });
    expect(await lastSeen()).toEqual(minutes(6));
  }));

function sorted<T extends { workspaceId: string }>(all: T[] = []): T[] {
  return all.toSorted((a, b) => a.workspaceId.localeCompare(b.workspaceId));
}
