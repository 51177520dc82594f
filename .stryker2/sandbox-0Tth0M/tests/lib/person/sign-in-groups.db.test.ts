import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { mails, memberships, miniProgramMembers, signInClaims, workspaces } from "@/db/schema";
import { signIn } from "@/lib/person/sign-in";
import type { MembershipSource, Role } from "@/lib/vocabulary";
import { auditTrace } from "@/tests/support/audit-trace";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { toldIn } from "@/tests/support/notices";
import {
  addMember,
  addMemberOf,
  addMembership,
  addMiniProgram,
  addWorkspace,
  superAppWorkspace,
  testNow,
} from "@/tests/support/world";

const database = await freshDatabase();

/** A cafe and the super-app workspace, each with roles that groups give, and Gina's sign-ins with some groups. */
async function scene(db: Db) {
  const superApp = await superAppWorkspace(db);
  const cafe = await addWorkspace(db, "Corner Cafe");
  const groupMapping = {
    claim: "groups",
    roles: {
      admins: { workspace: "super-app", role: "workspace_admin" },
      reviewers: { workspace: "super-app", role: "workspace_reviewer" },
      "cafe-admins": { workspace: cafe.id, role: "developer_admin" },
      cafe: { workspace: cafe.id, role: "developer" },
      wrong: { workspace: superApp.id, role: "developer" },
    },
  } as const;
  const outreach = { appUrl: "https://console.example", appLinkScheme: "harborpay", sendsMail: true };
  const withGroups = (groups?: unknown) =>
    signIn(
      { db, now: () => testNow, address: null },
      signInOf({ subject: "gina" }, { said: groups === undefined ? {} : { groups }, groupMapping, outreach }),
    );
  const rolesOf = async (personId: string) => {
    const rows = await db.select().from(memberships).where(eq(memberships.personId, personId));
    return rows
      .map(({ workspaceId, role, source, status, keptSince }) => {
        const where = workspaceId === cafe.id ? "cafe" : "super-app";
        return `${where} ${role} ${source} ${status}${keptSince ? " kept" : ""}`;
      })
      .sort();
  };
  const put = (personId: string, role: Role, source: MembershipSource) =>
    db.update(memberships).set({ role, source }).where(eq(memberships.personId, personId));
  const events = async () =>
    (await auditTrace(db)).map(({ event }) => event).filter((event) => event !== "person.signed_in");
  return { superApp, cafe, withGroups, rolesOf, put, events };
}

describe("at every sign-in groups", () => {
  test("give, raise, lower and take roles, each of it in the audit log", () =>
    database.withRollback(async (db) => {
      const { withGroups, rolesOf, events } = await scene(db);
      const { personId } = await withGroups(["cafe", "reviewers"]);
      expect(await rolesOf(personId)).toEqual([
        "cafe developer groups active",
        "super-app workspace_reviewer groups active",
      ]);
      await withGroups(["cafe", "cafe-admins"]);
      expect(await rolesOf(personId)).toEqual(["cafe developer_admin groups active"]);
      await withGroups("cafe");
      expect(await rolesOf(personId)).toEqual(["cafe developer groups active"]);
      await withGroups();
      expect(await rolesOf(personId)).toEqual([]);
      expect((await events()).sort()).toEqual([
        "groups.role_changed",
        "groups.role_changed",
        "groups.role_ended",
        "groups.role_ended",
        "groups.role_given",
        "groups.role_given",
      ]);
    }));

  test("change nothing and say nothing while they are the same", () =>
    database.withRollback(async (db) => {
      const { withGroups, events } = await scene(db);
      await withGroups(["cafe"]);
      await withGroups(["cafe"]);
      expect(await events()).toEqual(["groups.role_given"]);
    }));

  test.each<MembershipSource>(["added", "invitation", "environment", "operator"])(
    "leave a membership alone that came by: %s",
    (source) =>
      database.withRollback(async (db) => {
        const { withGroups, rolesOf, put, events } = await scene(db);
        const { personId } = await withGroups(["cafe"]);
        await put(personId, "developer", source);
        await withGroups(["cafe-admins"]);
        await withGroups([]);
        expect(await rolesOf(personId)).toEqual([`cafe developer ${source} active`]);
        expect(await events()).toEqual(["groups.role_given"]);
      }),
  );

  test("do not lift a block, neither by staying nor by leaving and coming back", () =>
    database.withRollback(async (db) => {
      const { withGroups, rolesOf } = await scene(db);
      const { personId } = await withGroups(["cafe"]);
      await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, personId));
      for (const groups of [["cafe"], [], ["cafe-admins"]]) await withGroups(groups);
      expect(await rolesOf(personId)).toEqual(["cafe developer_admin groups blocked"]);
    }));

  test("give nothing in a removed workspace, and no role of the other kind of workspace", () =>
    database.withRollback(async (db) => {
      const { cafe, withGroups, rolesOf } = await scene(db);
      await db.update(workspaces).set({ removedAt: testNow }).where(eq(workspaces.id, cafe.id));
      const { personId } = await withGroups(["cafe", "wrong"]);
      expect(await rolesOf(personId)).toEqual([]);
    }));

  test("end the mini program memberships that counted only through the workspace", () =>
    database.withRollback(async (db) => {
      const { cafe, withGroups } = await scene(db);
      const admin = await addMemberOf(db, cafe, "developer_admin", "Carla Cafe");
      const latte = await addMiniProgram(db, cafe, admin, { name: "Latte Line" });
      const { personId } = await withGroups(["cafe"]);
      await addMember(db, latte, { id: personId }, "developer_admin");
      await withGroups([]);
      expect(await db.select().from(miniProgramMembers)).toEqual([]);
      expect((await auditTrace(db)).find(({ event }) => event === "groups.role_ended")).toMatchObject({
        actorId: personId,
        workspaceId: cafe.id,
        details: { role: "developer", miniPrograms: ["Latte Line"] },
      });
    }));
});

describe("where nobody else could do the work", () => {
  test("the last Workspace Admin stays one, the Workspace Admins are warned once, and the next sign-in after another is one ends it", () =>
    database.withRollback(async (db) => {
      const { superApp, withGroups, rolesOf, events } = await scene(db);
      const { personId } = await withGroups(["admins"]);
      for (const groups of [["reviewers"], []]) {
        await withGroups(groups);
        expect(await rolesOf(personId)).toEqual(["super-app workspace_admin groups active kept"]);
      }
      expect(await events()).toEqual(["groups.role_given", "groups.role_kept"]);
      const warnings = await db.select().from(mails);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatchObject({ toAddress: "gina@guests.example", sentAt: null });
      expect(warnings[0]?.body).toContain(`https://console.example/workspaces/${superApp.id}`);
      expect(await toldIn(db)).toEqual({ [String(warnings[0]?.subject)]: ["Gina Guest"] });

      await addMemberOf(db, superApp, "workspace_admin", "Ada Admin");
      await withGroups(["reviewers"]);
      expect(await rolesOf(personId)).toEqual(["super-app workspace_reviewer groups active"]);
    }));

  test("the last Developer Admin of a mini program stays, and no more so once the groups give the role again", () =>
    database.withRollback(async (db) => {
      const { cafe, withGroups, rolesOf } = await scene(db);
      const { personId } = await withGroups(["cafe-admins"]);
      await addMiniProgram(db, cafe, { id: personId, name: "Gina", email: "gina@guests.example" });
      await withGroups([]);
      expect(await rolesOf(personId)).toEqual(["cafe developer_admin groups active kept"]);
      await withGroups(["cafe-admins"]);
      expect(await rolesOf(personId)).toEqual(["cafe developer_admin groups active"]);
    }));
});

describe("the claims of a sign-in", () => {
  test("are kept of a Workspace Admin alone, the last ones, and forgotten when they are one no more", () =>
    database.withRollback(async (db) => {
      const { superApp, withGroups } = await scene(db);
      await withGroups(["reviewers"]);
      expect(await db.select().from(signInClaims)).toEqual([]);
      const other = await addMemberOf(db, superApp, "workspace_admin", "Ada Admin");
      const { personId } = await withGroups(["admins", "others"]);
      expect(await db.select().from(signInClaims)).toEqual([
        { personId, at: testNow, claims: { groups: ["admins", "others"] } },
      ]);
      await withGroups([]);
      expect(await db.select().from(signInClaims)).toEqual([]);
      expect(other.id).not.toBe(personId);
    }));
});

test("without a mapping groups change nothing", () =>
  database.withRollback(async (db) => {
    const { cafe } = await scene(db);
    const { personId } = await signIn({ db, now: () => testNow, address: null }, signInOf({ subject: "gina" }));
    await addMembership(db, cafe, { id: personId }, "developer");
    await db.update(memberships).set({ source: "groups" }).where(eq(memberships.personId, personId));
    await signIn({ db, now: () => testNow, address: null }, signInOf({ subject: "gina" }, { said: { groups: [] } }));
    expect(await db.select().from(memberships)).toHaveLength(1);
  }));
