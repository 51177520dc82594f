import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { identities, membershipGrants, memberships, people, sessions } from "@/db/schema";
import { signIn } from "@/lib/person/sign-in";
import { sessionLimits } from "@/lib/person/parts/session-limits";
import { auditTrace } from "@/tests/support/audit-trace";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { addMemberOf, addMembership, superAppWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const ctxAt = (db: Db, now = testNow) => ({ db, now: () => now, address: "192.0.2.7" });
const later = new Date(testNow.getTime() + 24 * 60 * 60 * 1000);

describe("a first sign-in", () => {
  test("makes the person, the identity and a session, and stands in the audit log", () =>
    database.withRollback(async (db) => {
      const input = signInOf({ subject: "gina" }, { userAgent: "A browser" });
      const { personId, endsAt } = await signIn(ctxAt(db), input);
      expect(await db.select().from(people)).toMatchObject([
        { id: personId, name: "Gina Guest", email: "gina@guests.example", emailVerified: true, createdAt: testNow },
      ]);
      expect(await db.select().from(identities)).toEqual([
        { issuer: "https://login.example.com", subject: "gina", personId, createdAt: testNow },
      ]);
      const [session] = await db.select().from(sessions);
      expect(session).toMatchObject({
        personId,
        tokenHash: input.tokenHash,
        address: "192.0.2.7",
        userAgent: "A browser",
      });
      expect(session?.idleEndsAt).toEqual(new Date(testNow.getTime() + sessionLimits.idle));
      expect(session?.endsAt).toEqual(endsAt);
      expect(await auditTrace(db)).toMatchObject([
        { event: "person.signed_in", actorId: personId, subjectKind: "person", subjectId: personId },
      ]);
    }));

  test("gives no membership by itself", () =>
    database.withRollback(async (db) => {
      await signIn(ctxAt(db), signInOf({ subject: "gina" }));
      expect(await db.select().from(memberships)).toEqual([]);
    }));
});

describe("who somebody is", () => {
  test("is told by issuer and subject: the same identity is the same person, with the name and e-mail of now", () =>
    database.withRollback(async (db) => {
      const renamed: string[] = [];
      const onRenamed = (_: unknown, id: string) => Promise.resolve(void renamed.push(id));
      const first = await signIn(ctxAt(db), signInOf({ subject: "gina" }, { onRenamed }));
      await signIn(ctxAt(db), signInOf({ subject: "gina" }, { onRenamed }));
      expect(renamed).toEqual([]);
      const changed = { subject: "gina", name: "Gina Gold", email: "gold@guests.example", emailVerified: false };
      const third = await signIn(ctxAt(db), signInOf(changed, { onRenamed }));
      expect(third.personId).toBe(first.personId);
      expect(renamed).toEqual([first.personId]);
      expect(await db.select().from(people)).toMatchObject([
        { name: "Gina Gold", email: "gold@guests.example", emailVerified: false },
      ]);
    }));

  test("is never told by the e-mail: the same address under another subject or issuer is another person", () =>
    database.withRollback(async (db) => {
      const ids = new Set<string>();
      for (const who of [
        { subject: "gina" },
        { subject: "impostor" },
        { subject: "gina", issuer: "https://elsewhere.example" },
      ]) {
        ids.add((await signIn(ctxAt(db), signInOf(who))).personId);
      }
      expect(ids.size).toBe(3);
    }));
});

describe("an e-mail that the environment names", () => {
  const workspaceAdmins = ["someone@else.example", "GINA@guests.example"];

  test("makes Workspace Admin at the first sign-in, once", () =>
    database.withRollback(async (db) => {
      const superApp = await superAppWorkspace(db);
      const { personId } = await signIn(ctxAt(db), signInOf({ subject: "gina" }, { workspaceAdmins }));
      expect(await db.select().from(memberships)).toMatchObject([
        { workspaceId: superApp.id, personId, role: "workspace_admin", status: "active" },
      ]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "person.signed_in" },
        {
          event: "person.became_workspace_admin",
          actorId: personId,
          subjectId: personId,
          workspaceId: superApp.id,
          details: { source: "environment" },
        },
      ]);
      await addMemberOf(db, superApp, "workspace_admin");
      await db.delete(memberships).where(eq(memberships.personId, personId));
      await signIn(ctxAt(db, later), signInOf({ subject: "gina" }, { workspaceAdmins }));
      expect(await db.select().from(memberships).where(eq(memberships.personId, personId))).toEqual([]);
    }));

  test("raises whoever has a lower role there", () =>
    database.withRollback(async (db) => {
      const { personId } = await signIn(ctxAt(db), signInOf({ subject: "gina" }));
      await addMembership(db, await superAppWorkspace(db), { id: personId }, "workspace_reviewer");
      await signIn(ctxAt(db), signInOf({ subject: "gina" }, { workspaceAdmins }));
      expect(await db.select().from(memberships)).toMatchObject([{ role: "workspace_admin" }]);
    }));

  test("does nothing while the provider does not vouch for it", () =>
    database.withRollback(async (db) => {
      await signIn(ctxAt(db), signInOf({ subject: "gina", emailVerified: false }, { workspaceAdmins }));
      expect(await db.select().from(memberships)).toEqual([]);
      expect(await db.select().from(membershipGrants)).toEqual([]);
    }));

  test("does not lift a block, and still counts once the block is gone", () =>
    database.withRollback(async (db) => {
      const { personId } = await signIn(ctxAt(db), signInOf({ subject: "gina" }));
      await addMembership(db, await superAppWorkspace(db), { id: personId }, "workspace_developer", "blocked");
      await signIn(ctxAt(db), signInOf({ subject: "gina" }, { workspaceAdmins }));
      expect(await db.select().from(memberships)).toMatchObject([{ role: "workspace_developer", status: "blocked" }]);
      await db.update(memberships).set({ status: "active" });
      await signIn(ctxAt(db), signInOf({ subject: "gina" }, { workspaceAdmins }));
      expect(await db.select().from(memberships)).toMatchObject([{ role: "workspace_admin", status: "active" }]);
    }));

  test("says nothing in the audit log of somebody who is Workspace Admin already", () =>
    database.withRollback(async (db) => {
      const { personId } = await signIn(ctxAt(db), signInOf({ subject: "gina" }));
      await addMembership(db, await superAppWorkspace(db), { id: personId }, "workspace_admin");
      await signIn(ctxAt(db), signInOf({ subject: "gina" }, { workspaceAdmins }));
      expect((await auditTrace(db)).map(({ event }) => event)).toEqual(["person.signed_in", "person.signed_in"]);
    }));
});

test("sessions that have ended are cleared away, others stay", () =>
  database.withRollback(async (db) => {
    await signIn(ctxAt(db), signInOf({ subject: "gina" }));
    await signIn(ctxAt(db), signInOf({ subject: "other" }));
    const idle = new Date(testNow.getTime() + sessionLimits.idle + 1);
    await signIn(ctxAt(db, idle), signInOf({ subject: "gina" }));
    expect(await count(db)).toBe(2);
    const absolute = new Date(testNow.getTime() + sessionLimits.absolute + 1);
    await signIn(ctxAt(db, absolute), signInOf({ subject: "somebody new" }));
    expect(await count(db)).toBe(2);
  }));

async function count(db: Db): Promise<number> {
  const [row] = await db.select({ many: sql<number>`count(*)::int` }).from(sessions);
  return row?.many ?? 0;
}
