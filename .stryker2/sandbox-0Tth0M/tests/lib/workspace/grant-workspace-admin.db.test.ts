import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships } from "@/db/schema";
import { signIn } from "@/lib/person/sign-in";
import { grantWorkspaceAdmin } from "@/lib/workspace/grant-workspace-admin";
import { listOperatorGrants } from "@/lib/workspace/list-operator-grants";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { addMemberOf, addMembership, superAppWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const ctxOn = (db: Db) => ({ db, now: () => testNow, address: null });

test("the operator's grant makes Workspace Admin at the next sign-in with that e-mail, once", () =>
  database.withRollback(async (db) => {
    const { workspace, alreadyWaiting } = await grantWorkspaceAdmin(ctxOn(db), { email: "Gina@Guests.example" });
    expect({ workspace, alreadyWaiting }).toEqual({
      workspace: (await superAppWorkspace(db)).name,
      alreadyWaiting: false,
    });
    const { personId } = await signIn(ctxOn(db), signInOf({ subject: "gina" }));
    expect(await db.select().from(memberships)).toMatchObject([{ role: "workspace_admin", status: "active" }]);
    await addMemberOf(db, await superAppWorkspace(db), "workspace_admin");
    await db.delete(memberships).where(eq(memberships.personId, personId));
    await signIn(ctxOn(db), signInOf({ subject: "gina" }));
    expect(await db.select().from(memberships).where(eq(memberships.personId, personId))).toEqual([]);
  }));

test("it is the way back in: it raises a role and lifts a block", () =>
  database.withRollback(async (db) => {
    const { personId } = await signIn(ctxOn(db), signInOf({ subject: "gina" }));
    await addMembership(db, await superAppWorkspace(db), { id: personId }, "workspace_developer", "blocked");
    await grantWorkspaceAdmin(ctxOn(db), { email: "gina@guests.example" });
    await signIn(ctxOn(db), signInOf({ subject: "gina" }));
    expect(await db.select().from(memberships)).toMatchObject([{ role: "workspace_admin", status: "active" }]);
  }));

test("an e-mail that the provider does not vouch for does not use it", () =>
  database.withRollback(async (db) => {
    await grantWorkspaceAdmin(ctxOn(db), { email: "gina@guests.example" });
    await signIn(ctxOn(db), signInOf({ subject: "gina", emailVerified: false }));
    expect(await db.select().from(memberships)).toEqual([]);
  }));

test("asked twice it waits once, and the audit log names nobody as its actor", () =>
  database.withRollback(async (db) => {
    const superApp = await superAppWorkspace(db);
    await grantWorkspaceAdmin(ctxOn(db), { email: "gina@guests.example" });
    expect(await grantWorkspaceAdmin(ctxOn(db), { email: " GINA@guests.example" })).toMatchObject({
      alreadyWaiting: true,
    });
    expect(await auditTrace(db)).toMatchObject([
      {
        event: "operator.granted_workspace_admin",
        actorId: null,
        subjectKind: "workspace",
        subjectId: superApp.id,
        details: { email: "gina@guests.example" },
      },
    ]);
  }));

describe("what the operator gave", () => {
  test("is shown to every Workspace Admin, used or not", () =>
    database.withRollback(async (db) => {
      await grantWorkspaceAdmin(ctxOn(db), { email: "gina@guests.example" });
      const { personId } = await signIn(ctxOn(db), signInOf({ subject: "gina" }));
      await grantWorkspaceAdmin(ctxOn(db), { email: "late@guests.example" });
      const grants = await listOperatorGrants(await ctxOf(db, { id: personId }));
      expect(new Set(grants.map(({ email, person }) => [email, person].join()))).toEqual(
        new Set(["gina@guests.example,Gina Guest", "late@guests.example,"]),
      );
    }));
});
