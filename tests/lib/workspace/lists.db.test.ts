import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, people as allPeople } from "@/db/schema";
import { listWorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import { removeDeveloperWorkspace } from "@/lib/workspace/remove-developer-workspace";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import {
  addInvitation,
  addMemberOf,
  addMembership,
  addMiniProgram,
  addWorkspace,
  testNow,
} from "@/tests/support/world";

const database = await freshDatabase();
const noSearch = { q: "", after: "", before: "" };

describe("the list of workspaces", () => {
  test("says to a Workspace Admin alone that they may create one and set up groups", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const may = async (person: { id: string }) => {
        const { mayCreate, maySeeGroups } = await listWorkspaces(await ctxOf(db, person), noSearch);
        return [mayCreate, maySeeGroups];
      };
      expect(await may(people.admin)).toEqual([true, true]);
      expect(await may(people.reviewer)).toEqual([false, false]);
      expect(await may(people.cafeAdmin)).toEqual([false, false]);
    }));

  test("counts for those who manage a workspace, without deleted mini programs and without invitations that are not open", () =>
    database.withRollback(async (db) => {
      const { people, workspaces } = await smallWorld(db);
      await addInvitation(db, workspaces.cafe, people.cafeAdmin, "developer", { expiresAt: testNow });
      await addMembership(db, workspaces.trams, people.cafeAdmin, "developer");
      const { rows } = await listWorkspaces(await ctxOf(db, people.cafeAdmin), noSearch);
      const [cafe, trams] = [workspaces.cafe, workspaces.trams];
      expect(rows).toEqual([
        { ...cafe, members: 5, miniPrograms: 1, openInvitations: 1, myRole: "developer_admin" },
        { ...trams, members: 2, miniPrograms: null, openInvitations: null, myRole: "developer" },
      ]);
    }));

  test("has pages of 50, says where the ones beside it begin, and keeps to what is searched", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const ctx = await ctxOf(db, people.admin);
      const search = async (more: Partial<typeof noSearch>) =>
        listWorkspaces(ctx, { q: "many", after: "", before: "", ...more });
      for (let count = 0; count < 50; count++) await addWorkspace(db, `Many ${String(count).padStart(3, "0")}`);
      const full = await search({});
      expect(full).toMatchObject({ after: null, before: null });
      expect(full.rows).toHaveLength(50);
      for (let count = 50; count < 101; count++) await addWorkspace(db, `Many ${String(count).padStart(3, "0")}`);
      const first = await search({});
      expect(first).toMatchObject({ before: null, after: "many 049" });
      const second = await search({ after: "many 049" });
      expect(second).toMatchObject({ before: "many 050", after: "many 099" });
      const third = await search({ after: "many 099" });
      expect(third).toMatchObject({ rows: [{ name: "Many 100" }], before: "many 100", after: null });
      expect(await search({ before: "many 100" }), "back to the second").toEqual(second);
      expect(await search({ before: "many 050" }), "back to the first").toEqual(first);
      expect(await search({ before: "many 000" }), "nothing is before it").toMatchObject({
        ...{ rows: [], before: null, after: null },
      });
    }));
});

describe("the members of a workspace", () => {
  test("are shown with who added them, when, and since when they are kept", () =>
    database.withRollback(async (db) => {
      const { people, workspaces } = await smallWorld(db);
      const { newcomer, cafeAdmin } = people;
      const kept = { source: "groups", addedBy: cafeAdmin.id, keptSince: testNow } as const;
      await db.update(memberships).set(kept).where(eq(memberships.personId, newcomer.id));
      await db.update(allPeople).set({ lastActiveAt: testNow }).where(eq(allPeople.id, newcomer.id));
      const { rows } = await listWorkspaceMembers(await ctxOf(db, cafeAdmin), { id: workspaces.cafe.id, after: "" });
      expect(rows.map(({ name }) => name)).toEqual([
        ...["Blake Blocked", "Carla Cafe", "Dana Latte", "Leo Latte", "Nina New"],
      ]);
      expect(rows.at(-1)).toMatchObject({
        ...{ personId: newcomer.id, email: newcomer.email, role: "developer", status: "active" },
        ...{ source: "groups", addedBy: "Carla Cafe", addedAt: testNow, lastActiveAt: testNow, keptSince: testNow },
        isMe: false,
      });
      expect(rows.filter(({ isMe }) => isMe)).toMatchObject([{ name: "Carla Cafe" }]);
    }));

  const admins = async (db: Db) => {
    const { people, workspaces } = await smallWorld(db);
    const { superApp } = workspaces;
    const acts = async () => {
      const { rows } = await listWorkspaceMembers(await ctxOf(db, people.admin), { id: superApp.id, after: "" });
      return Object.fromEntries(rows.map(({ name, acts }) => [name, acts]));
    };
    return { superApp, acts };
  };

  test("lose nobody's role as Workspace Admin while another active one is there", () =>
    database.withRollback(async (db) => {
      const { superApp, acts } = await admins(db);
      const second = await addMemberOf(db, superApp, "workspace_admin", "Sanna Second");
      const open = { setRole: null, block: null, remove: null, endSessions: null };
      expect(await acts()).toMatchObject({
        "Ada Admin": { setRole: null, leave: null },
        "Rosa Reviewer": open,
        "Sanna Second": open,
      });
      await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, second.id));
      const last = "Nobody else is an active Workspace Admin. Make somebody else one first.";
      expect(await acts()).toMatchObject({
        "Ada Admin": { setRole: last, leave: last },
        "Rosa Reviewer": open,
        "Sanna Second": { setRole: null, unblock: null, remove: null, endSessions: null },
      });
    }));

  test("come 100 at a time: a page is full with 100, and begins anew for an address that leads nowhere", () =>
    database.withRollback(async (db) => {
      const { people, workspaces } = await smallWorld(db);
      const { cafe } = workspaces;
      const list = async (after: string) =>
        listWorkspaceMembers(await ctxOf(db, people.cafeAdmin), { id: cafe.id, after });
      for (let count = 0; count < 95; count++) await addMemberOf(db, cafe, "developer", "Same Name");
      const full = await list("");
      expect([full.rows.length, full.after]).toEqual([100, null]);
      expect(await list("nonsense")).toEqual(full);
      await addMemberOf(db, cafe, "developer", "Zoe");
      const first = await list("");
      expect(first.after).toBe(first.rows[99]?.personId);
      expect(await list(first.after ?? "")).toMatchObject({ rows: [{ name: "Zoe" }], after: null });
    }));
});

test("of the mini programs that stand in the way of removing a workspace five are named", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const { id, name } = workspaces.trams;
    const why = async (): Promise<unknown> =>
      removeDeveloperWorkspace(ctx, { workspace: id, typedName: name }).catch((error: unknown) => error);
    for (const number of [1, 2, 3, 4])
      await addMiniProgram(db, workspaces.trams, people.tramAdmin, { name: `Line ${number}` });
    const five = "Line 1, Line 2, Line 3, Line 4, Tram Times";
    expect(await why()).toMatchObject({
      message: `Tram Company still owns mini programs: ${five}. Delete them for good first.`,
    });
    await addMiniProgram(db, workspaces.trams, people.tramAdmin, { name: "Zoo Line" });
    expect(await why()).toMatchObject({
      message: `Tram Company still owns mini programs: ${five} and others. Delete them for good first.`,
    });
  }));
