import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniProgramMembers } from "@/db/schema";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { blockMember } from "@/lib/workspace/block-member";
import { leaveWorkspace } from "@/lib/workspace/leave-workspace";
import { listWorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { removeMember } from "@/lib/workspace/remove-member";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { unblockMember } from "@/lib/workspace/unblock-member";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import {
  addMember,
  addMemberOf,
  addMembership,
  addMiniProgram,
  addWorkspace,
  type Person,
} from "@/tests/support/world";

const database = await freshDatabase();

async function scene(db: Db) {
  const world = await smallWorld(db);
  const { cafe, superApp } = world.workspaces;
  const membershipIn = async (workspaceId: string, { id }: { id: string }) =>
    (
      await db
        .select()
        .from(memberships)
        .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.personId, id)))
    )[0];
  const on = async ({ id }: { id: string }) =>
    (
      await db
        .select({ id: miniProgramMembers.miniProgramId })
        .from(miniProgramMembers)
        .where(eq(miniProgramMembers.personId, id))
    ).map(({ id }) => id);
  const as = (person: Person) => ctxOf(db, person);
  return { ...world, cafe: cafe.id, superApp: superApp.id, membershipIn, on, as };
}

describe("setting a role", () => {
  test("holds from the next click on, and stands in the audit log from what to what", () =>
    database.withRollback(async (db) => {
      const { people, cafe, as } = await scene(db);
      const ctx = await as(people.cafeAdmin);
      const input = { workspace: cafe, person: people.newcomer.id, role: "developer_admin" } as const;
      expect(await setWorkspaceRole(ctx, input)).toEqual({ isChanged: true });
      expect(await setWorkspaceRole(ctx, input)).toEqual({ isChanged: false });
      const late = setWorkspaceRole(ctx, { ...input, role: "developer", began: "developer" });
      await expect(late).rejects.toMatchObject({ kind: "conflict" });
      expect((await as(people.newcomer)).actor.memberships).toMatchObject([{ role: "developer_admin" }]);
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "workspace_member.role_set",
          actorId: people.cafeAdmin.id,
          subjectId: people.newcomer.id,
          workspaceId: cafe,
          details: { before: { role: "developer" }, after: { role: "developer_admin" } },
        },
      ]);
    }));

  test("by hand takes a membership out of what groups manage, also when the role stays the same", () =>
    database.withRollback(async (db) => {
      const { people, cafe, as, membershipIn } = await scene(db);
      await db.update(memberships).set({ source: "groups" }).where(eq(memberships.personId, people.newcomer.id));
      const input = { workspace: cafe, person: people.newcomer.id, role: "developer" } as const;
      expect(await setWorkspaceRole(await as(people.cafeAdmin), input)).toEqual({ isChanged: true });
      expect(await membershipIn(cafe, people.newcomer)).toMatchObject({
        source: "added",
        addedBy: people.cafeAdmin.id,
        role: "developer",
      });
    }));

  test("refuses a role of the other kind of workspace, and to leave nobody", () =>
    database.withRollback(async (db) => {
      const { people, cafe, superApp, as } = await scene(db);
      const ctx = await as(people.admin);
      const input = { workspace: cafe, person: people.newcomer.id, role: "workspace_admin" } as const;
      await expect(setWorkspaceRole(ctx, input)).rejects.toMatchObject({ kind: "invalid" });
      await expect(
        setWorkspaceRole(ctx, { workspace: superApp, person: people.admin.id, role: "workspace_reviewer" }),
      ).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("Workspace Admin") as string });
    }));
});

describe("blocking", () => {
  test("takes every right at once and leaves what they are on; unblocking gives all of it back", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms, cafe, as, on } = await scene(db);
      const admin = await as(people.cafeAdmin);
      const member = { workspace: cafe, person: people.latteDeveloper.id };
      await blockMember(admin, member);
      const blocked = await as(people.latteDeveloper);
      expect(blocked.actor.memberships).toEqual([]);
      await expect(getMiniProgram(blocked, miniPrograms.latte)).rejects.toMatchObject({ kind: "not_found" });
      expect(await on(people.latteDeveloper)).toEqual([miniPrograms.latte.id]);
      await unblockMember(admin, member);
      expect((await getMiniProgram(await as(people.latteDeveloper), miniPrograms.latte)).name).toBe("Latte Line");
      expect((await auditTrace(db)).map(({ event }) => event)).toEqual([
        "workspace_member.blocked",
        "workspace_member.unblocked",
      ]);
    }));

  test("twice says nothing more; oneself is refused", () =>
    database.withRollback(async (db) => {
      const { people, cafe, as } = await scene(db);
      const admin = await as(people.cafeAdmin);
      await blockMember(admin, { workspace: cafe, person: people.newcomer.id });
      await blockMember(admin, { workspace: cafe, person: people.newcomer.id });
      await expect(blockMember(admin, { workspace: cafe, person: people.cafeAdmin.id })).rejects.toMatchObject({
        kind: "conflict",
      });
      expect(await auditTrace(db)).toHaveLength(1);
    }));
});

describe("removing", () => {
  test("ends the mini program memberships that counted only through it, and names them", () =>
    database.withRollback(async (db) => {
      const { people, cafe, as, on, membershipIn } = await scene(db);
      await removeMember(await as(people.cafeAdmin), { workspace: cafe, person: people.latteLead.id });
      expect(await membershipIn(cafe, people.latteLead)).toBeUndefined();
      expect(await on(people.latteLead)).toEqual([]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "workspace_member.removed", details: { role: "developer", miniPrograms: ["Latte Line"] } },
      ]);
    }));

  test("leaves those that another membership lets count: of the owner, and of the super-app workspace", () =>
    database.withRollback(async (db) => {
      const { people, workspaces, miniPrograms, superApp, cafe, as, on } = await scene(db);
      await addMembership(db, workspaces.superApp, people.latteLead, "workspace_developer");
      await addMembership(db, workspaces.trams, people.latteDeveloper, "developer");
      await addMember(db, miniPrograms.tram, people.latteDeveloper, "developer");
      await removeMember(await as(people.admin), { workspace: cafe, person: people.latteLead.id });
      await removeMember(await as(people.admin), { workspace: cafe, person: people.latteDeveloper.id });
      expect(await on(people.latteLead)).toEqual([miniPrograms.latte.id]);
      expect(await on(people.latteDeveloper)).toEqual([miniPrograms.tram.id]);
      await removeMember(await as(people.admin), { workspace: superApp, person: people.latteLead.id });
      expect(await on(people.latteLead)).toEqual([]);
    }));

  test("who would leave a mini program without an active Developer Admin is refused, with its name", () =>
    database.withRollback(async (db) => {
      const { people, superApp, as, membershipIn } = await scene(db);
      await expect(
        removeMember(await as(people.admin), { workspace: superApp, person: people.builder.id }),
      ).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("Bill Bright") as string });
      expect(await membershipIn(superApp, people.builder)).toBeDefined();
    }));

  test("somebody who is gone already says so", () =>
    database.withRollback(async (db) => {
      const { people, cafe, as } = await scene(db);
      const input = { workspace: cafe, person: people.outsider.id };
      await expect(removeMember(await as(people.cafeAdmin), input)).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("not a member") as string,
      });
    }));
});

describe("leaving", () => {
  test("ends one's own membership; the last Developer Admin cannot", () =>
    database.withRollback(async (db) => {
      const { people, cafe, as, on } = await scene(db);
      await leaveWorkspace(await as(people.latteLead), { workspace: cafe });
      expect((await as(people.latteLead)).actor.memberships).toEqual([]);
      expect(await on(people.latteLead)).toEqual([]);
      await expect(leaveWorkspace(await as(people.cafeAdmin), { workspace: cafe })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("Latte Line") as string,
      });
    }));
});

describe("the list of members", () => {
  test("says of each what the reader may do, and why not", () =>
    database.withRollback(async (db) => {
      const { people, cafe, superApp, as } = await scene(db);
      const actsOf = async (reader: Person, id: string, person: Person) =>
        (await listWorkspaceMembers(await as(reader), { id, after: "" })).rows.find(
          ({ personId }) => personId === person.id,
        )?.acts;
      expect(await actsOf(people.cafeAdmin, cafe, people.newcomer)).toEqual({
        setRole: null,
        block: null,
        remove: null,
      });
      expect(await actsOf(people.cafeAdmin, cafe, people.blocked)).toEqual({
        setRole: null,
        unblock: null,
        remove: null,
      });
      expect(await actsOf(people.newcomer, cafe, people.cafeAdmin)).toEqual({});
      expect(await actsOf(people.newcomer, cafe, people.newcomer)).toEqual({ leave: null });
      const lastAdmin = expect.stringContaining("Nobody else is an active Workspace Admin") as string;
      expect(await actsOf(people.admin, superApp, people.admin)).toEqual({ setRole: lastAdmin, leave: lastAdmin });
      const orphaned = expect.stringContaining("Bill Bright would be left") as string;
      expect(await actsOf(people.admin, superApp, people.builder)).toEqual({
        setRole: null,
        block: orphaned,
        remove: orphaned,
        endSessions: null,
      });
    }));

  test("offers nothing that the database then refuses, and refuses nothing that it would do", () =>
    database.withRollback(async (db) => {
      const { people, workspaces, as } = await scene(db);
      const admin = await as(people.admin);
      // Rue runs a mini program through two workspaces, Sid through one; a deleted one needs nobody.
      const yard = await addWorkspace(db, "Rail Yard");
      const [rue, sid, tia] = [
        await addMemberOf(db, yard, "developer", "Rue"),
        await addMemberOf(db, yard, "developer", "Sid"),
        await addMemberOf(db, yard, "developer", "Tia"),
      ];
      await addMembership(db, workspaces.superApp, rue, "workspace_developer");
      for (const [name, person] of [
        ["Shunter", rue],
        ["Signal", sid],
        ["Scrap", tia],
      ] as const) {
        const state = name === "Scrap" ? "deleted" : "created";
        const program = await addMiniProgram(db, yard, person, { name, state });
        await addMember(db, program, person, "developer_admin");
      }
      const offered: string[] = [];
      for (const { id } of [...Object.values(workspaces), yard]) {
        for (const { personId, isMe, acts } of (await listWorkspaceMembers(admin, { id, after: "" })).rows) {
          if (isMe) continue;
          const possible = await database.withRollback(() =>
            db
              .transaction(async (db) => {
                await removeMember({ ...admin, db }, { workspace: id, person: personId });
                throw new Error("possible");
              })
              .catch((error: unknown) => (error instanceof Error ? error.message : "")),
          );
          expect(acts.remove === null, personId).toBe(possible === "possible");
          if (id === yard.id && acts.remove === null) offered.push(personId);
        }
      }
      expect(offered).toEqual([rue.id, tia.id]);
    }));

  test("comes 100 at a time by name", () =>
    database.withRollback(async (db) => {
      const { people, workspaces, cafe, as } = await scene(db);
      for (let count = 0; count < 120; count++) await addMemberOf(db, workspaces.cafe, "developer", `Person ${count}`);
      const ctx = await as(people.cafeAdmin);
      const first = await listWorkspaceMembers(ctx, { id: cafe, after: "" });
      const second = await listWorkspaceMembers(ctx, { id: cafe, after: first.after ?? "" });
      expect(first.rows).toHaveLength(100);
      expect(second).toMatchObject({ after: null });
      expect(new Set([...first.rows, ...second.rows].map(({ personId }) => personId)).size).toBe(125);
    }));
});
