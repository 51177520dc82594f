import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { invitations, memberships, workspaces as allWorkspaces } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { assertMayCreateWorkspace } from "@/lib/workspace/assert-may-create-workspace";
import { assertMayInWorkspace } from "@/lib/workspace/assert-may-in-workspace";
import { assertMayPostInWorkspace } from "@/lib/workspace/assert-may-post-in-workspace";
import { assertMayPostWorkspace } from "@/lib/workspace/assert-may-post-workspace";
import { blockMember } from "@/lib/workspace/block-member";
import { createDeveloperWorkspace } from "@/lib/workspace/create-developer-workspace";
import { getSignInGroups } from "@/lib/workspace/get-sign-in-groups";
import { inviteMember } from "@/lib/workspace/invite-member";
import { leaveWorkspace } from "@/lib/workspace/leave-workspace";
import { listInvitations } from "@/lib/workspace/list-invitations";
import { listOperatorGrants } from "@/lib/workspace/list-operator-grants";
import { listWorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import { removeDeveloperWorkspace } from "@/lib/workspace/remove-developer-workspace";
import { removeMember } from "@/lib/workspace/remove-member";
import { renameWorkspace } from "@/lib/workspace/rename-workspace";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { unblockMember } from "@/lib/workspace/unblock-member";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

type Attempt = (ctx: Ctx, world: SmallWorld) => Promise<unknown>;

const cafe = ({ workspaces }: SmallWorld) => workspaces.cafe.id;
const blake = (world: SmallWorld) => ({ workspace: cafe(world), person: world.people.blocked.id });
const invited = (world: SmallWorld) => ({ workspace: cafe(world), invitation: world.invitation.id });

const managing: Record<string, Attempt> = {
  "fill in a form": (ctx, world) => assertMayInWorkspace(ctx, { id: cafe(world), action: "workspace.manage" }),
  "post a form": (ctx, world) => assertMayPostInWorkspace(ctx, { id: cafe(world), action: "workspace.manage" }),
  invite: (ctx, world) =>
    inviteMember(ctx, { workspace: cafe(world), name: "Ida", email: "ida@people.example", role: "developer" }),
  "see the invitations": (ctx, world) => listInvitations(ctx, { id: cafe(world) }),
  "send an invitation again": (ctx, world) => resendInvitation(ctx, invited(world)),
  "withdraw an invitation": (ctx, world) => withdrawInvitation(ctx, invited(world)),
  rename: (ctx, world) => renameWorkspace(ctx, { workspace: cafe(world), name: "Mine", began: "Corner Cafe" }),
  "set a role": (ctx, world) => setWorkspaceRole(ctx, { ...blake(world), role: "developer" }),
  block: (ctx, world) => blockMember(ctx, { ...blake(world), person: world.people.latteLead.id }),
  unblock: (ctx, world) => unblockMember(ctx, blake(world)),
  "remove a member": (ctx, world) => removeMember(ctx, blake(world)),
};

const ofWorkspaceAdmins: Record<string, Attempt> = {
  "ask for the form of a new workspace": (ctx) => assertMayCreateWorkspace(ctx),
  "post the form of a new workspace": (ctx) => assertMayPostWorkspace(ctx),
  "create a workspace": (ctx) =>
    createDeveloperWorkspace(ctx, { name: "Mine", adminName: "Me", adminEmail: "me@people.example" }),
  "remove a workspace": (ctx, world) =>
    removeDeveloperWorkspace(ctx, { workspace: cafe(world), typedName: "Corner Cafe" }),
  "see the groups of sign-ins": (ctx) => getSignInGroups(ctx, { mapping: null }),
  "see what the operator gave": (ctx) => listOperatorGrants(ctx),
};

const all = async (db: Ctx["db"]) => [
  await db.select().from(allWorkspaces).orderBy(allWorkspaces.id),
  await db.select().from(memberships).orderBy(memberships.workspaceId, memberships.personId),
  await db.select().from(invitations).orderBy(invitations.id),
];

test.each(Object.entries(managing))("only whoever manages a workspace may %s", (_, attempt) =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const before = await all(db);
    for (const [name, kind] of [
      ["newcomer", "forbidden"],
      ["tramAdmin", "not_found"],
      ["reviewer", "not_found"],
      ["blocked", "not_found"],
    ] as const) {
      await expect(attempt(await ctxOf(db, world.people[name]), world), name).rejects.toMatchObject({ kind });
    }
    expect(await all(db)).toEqual(before);
    expect((await auditTrace(db)).map(({ event, workspaceId }) => [event, workspaceId])).toContainEqual([
      "access.refused",
      cafe(world),
    ]);
  }),
);

test.each(Object.entries(ofWorkspaceAdmins))("only a Workspace Admin may %s", (_, attempt) =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const before = await all(db);
    for (const name of ["cafeAdmin", "reviewer", "builder", "outsider"] as const) {
      await expect(attempt(await ctxOf(db, world.people[name]), world), name).rejects.toMatchObject({
        kind: expect.stringMatching(/^(?:forbidden|not_found)$/) as string,
      });
    }
    expect(await all(db)).toEqual(before);
  }),
);

test("whoever may is let through to each form, and a form that is posted is refused on the record each time", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people } = world;
    const [admin, newcomer] = [await ctxOf(db, people.admin), await ctxOf(db, people.newcomer)];
    await assertMayCreateWorkspace(admin);
    await assertMayPostWorkspace(admin);
    await assertMayInWorkspace(admin, { id: cafe(world), action: "workspace.manage" });
    await assertMayPostInWorkspace(await ctxOf(db, people.cafeAdmin), { id: cafe(world), action: "workspace.manage" });
    expect(await auditTrace(db)).toEqual([]);
    const refusals = async (attempt: () => Promise<unknown>) => {
      const before = (await auditTrace(db)).length;
      await expect(attempt()).rejects.toMatchObject({ kind: "forbidden" });
      await expect(attempt(), "again").rejects.toMatchObject({ kind: "forbidden" });
      return (await auditTrace(db)).length - before;
    };
    expect(await refusals(() => assertMayPostWorkspace(newcomer))).toBe(2);
    expect(await refusals(() => managing["post a form"]?.(newcomer, world) ?? Promise.resolve())).toBe(2);
    const later = { ...newcomer, now: () => new Date(newcomer.now().getTime() + 2 * 60 * 60 * 1000) };
    expect(await refusals(() => assertMayCreateWorkspace(later)), "a page, once an hour").toBe(1);
    expect(await refusals(() => managing["fill in a form"]?.(later, world) ?? Promise.resolve())).toBe(1);
  }));

test("whoever belongs nowhere sees no workspaces, and nobody the members of one that they are not in", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people } = world;
    const noSearch = { q: "", after: "", before: "" };
    for (const person of [people.outsider, people.blocked]) {
      await expect(listWorkspaces(await ctxOf(db, person), noSearch)).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringMatching(/^Only /) as string,
      });
    }
    for (const person of [people.reviewer, people.tramAdmin, people.blocked]) {
      const ctx = await ctxOf(db, person);
      const members = listWorkspaceMembers(ctx, { id: cafe(world), after: "" });
      await expect(members, person.name).rejects.toMatchObject({ kind: "not_found" });
      const left = leaveWorkspace(ctx, { workspace: cafe(world) });
      await expect(left, person.name).rejects.toMatchObject({ kind: "not_found" });
    }
  }));

test("nobody blocks or removes themself, and a Workspace Admin who is no member cannot leave: each is told what to do instead", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people } = world;
    const carla = await ctxOf(db, people.cafeAdmin);
    const self = { workspace: cafe(world), person: people.cafeAdmin.id };
    const said = (message: string) => ({ kind: "conflict", message });
    await expect(blockMember(carla, self)).rejects.toMatchObject(
      said("You cannot block yourself. You can leave the workspace."),
    );
    await expect(removeMember(carla, self)).rejects.toMatchObject(
      said("You cannot remove yourself. You can leave the workspace."),
    );
    await expect(leaveWorkspace(await ctxOf(db, people.admin), { workspace: cafe(world) })).rejects.toMatchObject(
      said("You are not a member of this workspace."),
    );
    const held = await db.select().from(memberships).where(eq(memberships.personId, people.cafeAdmin.id));
    expect(held).toMatchObject([{ status: "active" }]);
  }));
