import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import {
  invitations,
  memberships,
  miniProgramMembers,
  miniPrograms as miniProgramsTable,
  people as peopleTable,
  workspaces as table,
} from "@/db/schema";
import { getCreationForm } from "@/lib/mini-program/get-creation-form";
import { listFilterChoices } from "@/lib/mini-program/list-filter-choices";
import { createDeveloperWorkspace } from "@/lib/workspace/create-developer-workspace";
import { findInvitation } from "@/lib/workspace/find-invitation";
import { getWorkspace } from "@/lib/workspace/get-workspace";
import { createDeveloperWorkspaceInput } from "@/lib/workspace/inputs";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import { removeDeveloperWorkspace } from "@/lib/workspace/remove-developer-workspace";
import { renameWorkspace } from "@/lib/workspace/rename-workspace";
import { actorOf, ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMember, addMemberOf, addWorkspace, deletedBy, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const noSearch = { q: "", after: "", before: "" };

async function scene(db: Db) {
  const world = await smallWorld(db);
  const ctx = await ctxOf(db, world.people.admin);
  const create = (more: object) =>
    createDeveloperWorkspace(
      ctx,
      createDeveloperWorkspaceInput.parse({
        name: "Noodle Nook",
        adminName: "Ned",
        adminEmail: "ned@noodles.example",
        ...more,
      }),
    );
  return { ...world, ctx, create };
}

describe("creating a developer workspace", () => {
  test("makes whoever is known under the verified e-mail its first Developer Admin", () =>
    database.withRollback(async (db) => {
      const { create, people } = await scene(db);
      const { id, admin } = await create({ adminEmail: people.outsider.email.toUpperCase() });
      expect(admin).toBe("added");
      expect((await actorOf(db, people.outsider)).memberships).toMatchObject([
        { workspaceId: id, workspaceName: "Noodle Nook", role: "developer_admin" },
      ]);
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "workspace.created",
          workspaceId: id,
          details: { how: "added", firstDeveloperAdmin: "Olga Outsider" },
        },
      ]);
    }));

  test("invites whoever has never signed in, or whose e-mail is not verified", () =>
    database.withRollback(async (db) => {
      const { create, people } = await scene(db);
      await db.update(peopleTable).set({ emailVerified: false }).where(eq(peopleTable.id, people.outsider.id));
      for (const adminEmail of ["ned@noodles.example", people.outsider.email]) {
        const { id, admin } = await create({ name: `Nook of ${adminEmail}`.slice(0, 50), adminEmail });
        expect(admin).toBe("invited");
        expect(await db.select().from(invitations).where(eq(invitations.workspaceId, id))).toMatchObject([
          { email: adminEmail, role: "developer_admin" },
        ]);
        expect(await db.select().from(memberships).where(eq(memberships.workspaceId, id))).toEqual([]);
      }
    }));

  test("refuses a name that is taken, however it is written, and takes that of a removed one", () =>
    database.withRollback(async (db) => {
      const { create, workspaces } = await scene(db);
      await expect(create({ name: "  corner   CAFE " })).rejects.toMatchObject({
        issues: { name: [expect.stringContaining("is the name of another workspace")] as string[] },
      });
      await db.update(table).set({ removedAt: testNow }).where(eq(table.id, workspaces.cafe.id));
      await expect(create({ name: "Corner Cafe" })).resolves.toMatchObject({ admin: "invited" });
    }));
});

describe("renaming a workspace", () => {
  test("is told to whoever began from the name before: nothing is overwritten in silence", () =>
    database.withRollback(async (db) => {
      const { ctx, workspaces, people } = await scene(db);
      const { id } = workspaces.cafe;
      await renameWorkspace(await ctxOf(db, people.cafeAdmin), {
        workspace: id,
        name: "Cafe Corner",
        began: "Corner Cafe",
      });
      await expect(renameWorkspace(ctx, { workspace: id, name: "Cafe 7", began: "Corner Cafe" })).rejects.toMatchObject(
        {
          kind: "conflict",
          message: expect.stringContaining("“Cafe Corner”") as string,
        },
      );
      const again = { workspace: id, name: "Cafe 7", began: "Cafe Corner" };
      expect(await renameWorkspace(ctx, again)).toEqual({ isChanged: true });
      expect(await renameWorkspace(ctx, again)).toEqual({ isChanged: false });
      expect((await getWorkspace(ctx, { id })).name).toBe("Cafe 7");
      expect((await auditTrace(db)).map(({ event, details }) => ({ event, details }))).toEqual([
        { event: "workspace.renamed", details: { before: { name: "Corner Cafe" }, after: { name: "Cafe Corner" } } },
        { event: "workspace.renamed", details: { before: { name: "Cafe Corner" }, after: { name: "Cafe 7" } } },
      ]);
    }));

  test("to the name of another one is refused beside the field", () =>
    database.withRollback(async (db) => {
      const { ctx, workspaces } = await scene(db);
      const input = { workspace: workspaces.cafe.id, name: "TRAM company", began: "Corner Cafe" };
      await expect(renameWorkspace(ctx, input)).rejects.toMatchObject({
        kind: "invalid",
        issues: { name: [expect.anything()] as unknown[] },
      });
    }));
});

describe("removing a developer workspace", () => {
  test("is refused while it owns a mini program that is not deleted, with its name and its link", () =>
    database.withRollback(async (db) => {
      const { ctx, workspaces, miniPrograms } = await scene(db);
      const { id, name } = workspaces.cafe;
      await expect(removeDeveloperWorkspace(ctx, { workspace: id, typedName: name })).rejects.toMatchObject({
        kind: "conflict",
        message: "Corner Cafe still owns mini programs: Latte Line. Delete them for good first.",
      });
      expect((await getWorkspace(ctx, { id })).owned).toEqual([{ id: miniPrograms.latte.id, name: "Latte Line" }]);
    }));

  test("ends it everywhere, with its memberships and invitations; the super-app workspace's people stay on what it owned", () =>
    database.withRollback(async (db) => {
      const { ctx, workspaces, miniPrograms, people, invitation } = await scene(db);
      const { id, name } = workspaces.cafe;
      await addMember(db, miniPrograms.latte, people.builder, "developer");
      await db
        .update(miniProgramsTable)
        .set(deletedBy(people.cafeAdmin))
        .where(eq(miniProgramsTable.id, miniPrograms.latte.id));
      const typed = { workspace: id, typedName: "corner cafe" };
      await expect(removeDeveloperWorkspace(ctx, typed)).rejects.toMatchObject({
        kind: "invalid",
        issues: { typedName: ["Type the name exactly as it is: Corner Cafe"] },
      });
      await removeDeveloperWorkspace(ctx, { workspace: id, typedName: name });

      expect(await db.select().from(memberships).where(eq(memberships.workspaceId, id))).toEqual([]);
      const left = await db
        .select({ personId: miniProgramMembers.personId })
        .from(miniProgramMembers)
        .where(eq(miniProgramMembers.miniProgramId, miniPrograms.latte.id));
      expect(left).toEqual([{ personId: people.builder.id }]);
      expect((await findInvitation({ ...ctx, actor: null }, invitation)).state).toBe("withdrawn");
      expect((await actorOf(db, people.cafeAdmin)).memberships).toEqual([]);
      await expect(getWorkspace(ctx, { id })).rejects.toMatchObject({ kind: "not_found" });
      expect((await listWorkspaces(ctx, noSearch)).rows.map((row) => row.name)).toEqual(["Super app", "Tram Company"]);
      expect((await getCreationForm(ctx)).workspaces.map((one) => one.name)).not.toContain(name);
      const choices = await listFilterChoices(ctx, { workspace: [id] });
      expect(choices.workspaces.map(({ label }) => label)).not.toContain(name);
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        ...{ event: "workspace.removed", subjectKind: "workspace", workspaceId: id },
        details: { name, members: 5 },
      });
    }));

  test("never takes the super-app workspace", () =>
    database.withRollback(async (db) => {
      const { ctx, workspaces } = await scene(db);
      const { id, name } = workspaces.superApp;
      await expect(removeDeveloperWorkspace(ctx, { workspace: id, typedName: name })).rejects.toMatchObject({
        kind: "conflict",
        message: "The super-app workspace stays as long as the console.",
      });
    }));
});

describe("the list of workspaces", () => {
  test("shows all to a Workspace Admin, to others their own, and counts only for those who manage", () =>
    database.withRollback(async (db) => {
      const { ctx, people } = await scene(db);
      expect((await listWorkspaces(ctx, noSearch)).rows).toMatchObject([
        { name: "Corner Cafe", members: 5, miniPrograms: 1, openInvitations: 1, myRole: null },
        { name: "Super app", members: 3, miniPrograms: 1, openInvitations: 0, myRole: "workspace_admin" },
        { name: "Tram Company", members: 1, miniPrograms: 1, openInvitations: 0, myRole: null },
      ]);
      const own = await listWorkspaces(await ctxOf(db, people.newcomer), noSearch);
      expect(own).toMatchObject({
        rows: [{ name: "Corner Cafe", members: 5, miniPrograms: null, openInvitations: null, myRole: "developer" }],
        mayCreate: false,
      });
    }));

  test("is searched by any part of a name, and its percent signs mean themselves", () =>
    database.withRollback(async (db) => {
      const { ctx } = await scene(db);
      await addWorkspace(db, "100 % 晨光");
      const found = async (q: string) => (await listWorkspaces(ctx, { ...noSearch, q })).rows.map(({ name }) => name);
      expect(await found("COMP")).toEqual(["Tram Company"]);
      expect(await found("%")).toEqual(["100 % 晨光"]);
      expect(await found("晨")).toEqual(["100 % 晨光"]);
      expect(await found("_")).toEqual([]);
    }));

  test("comes 50 at a time, forwards and back", () =>
    database.withRollback(async (db) => {
      const { ctx, workspaces } = await scene(db);
      for (let count = 0; count < 110; count++) await addWorkspace(db, `Many ${String(count).padStart(3, "0")}`);
      await addMemberOf(db, workspaces.cafe, "developer");
      const seen: string[] = [];
      let page = await listWorkspaces(ctx, noSearch);
      expect(page.before).toBeNull();
      for (;;) {
        seen.push(...page.rows.map(({ name }) => name));
        if (page.after === null) break;
        page = await listWorkspaces(ctx, { ...noSearch, after: page.after });
      }
      expect(new Set(seen).size).toBe(113);
      const back = await listWorkspaces(ctx, { ...noSearch, before: page.before ?? "" });
      expect(back.rows.map(({ name }) => name)).toEqual(seen.slice(50, 100));
      const first = await listWorkspaces(ctx, { ...noSearch, before: back.before ?? "" });
      expect(first.rows.map(({ name }) => name)).toEqual(seen.slice(0, 50));
      expect(first.before).toBeNull();
    }));
});
