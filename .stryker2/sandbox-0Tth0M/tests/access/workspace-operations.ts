import { randomUUID } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import type { Role } from "@/lib/vocabulary";
import { acceptInvitation } from "@/lib/workspace/accept-invitation";
import { assertMayCreateWorkspace } from "@/lib/workspace/assert-may-create-workspace";
import { assertMayInWorkspace } from "@/lib/workspace/assert-may-in-workspace";
import { assertMayPostInWorkspace } from "@/lib/workspace/assert-may-post-in-workspace";
import { assertMayPostWorkspace } from "@/lib/workspace/assert-may-post-workspace";
import { blockMember } from "@/lib/workspace/block-member";
import { createDeveloperWorkspace } from "@/lib/workspace/create-developer-workspace";
import { getSignInGroups } from "@/lib/workspace/get-sign-in-groups";
import { getWorkspace } from "@/lib/workspace/get-workspace";
import { inviteMember } from "@/lib/workspace/invite-member";
import { leaveWorkspace } from "@/lib/workspace/leave-workspace";
import { listInvitations } from "@/lib/workspace/list-invitations";
import { listWorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import { removeDeveloperWorkspace } from "@/lib/workspace/remove-developer-workspace";
import { removeMember } from "@/lib/workspace/remove-member";
import { renameWorkspace } from "@/lib/workspace/rename-workspace";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { unblockMember } from "@/lib/workspace/unblock-member";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import type { SmallWorld } from "@/tests/support/small-world";
import { byHand, inWorkspace, type WorkspaceName } from "./answers";
import type { Case, Row } from "./cases";

/** What stands in the way is said only to those who may. */
async function orInTheWay(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return error.message;
    throw error;
  }
}

const names: WorkspaceName[] = ["superApp", "cafe", "trams"];
const nobody = byHand({}, "not_found");

/** In each workspace, and in one that does not exist. */
function inWorkspaces(
  action: string,
  run: (ctx: Ctx, id: string, world: SmallWorld, name?: WorkspaceName) => Promise<unknown>,
): Case[] {
  const known = names.map((name): Case => ({
    on: name,
    action,
    answers: inWorkspace(action, name),
    run: (ctx, world) => run(ctx, world.workspaces[name].id, world, name),
    about: ({ workspaces }) => ({ workspaceId: workspaces[name].id }),
  }));
  const unknown: Case = {
    on: "a workspace that does not exist",
    action,
    answers: nobody,
    run: (ctx, world) => run(ctx, randomUUID(), world),
    unknown: true,
  };
  return [...known, unknown];
}

/** Somebody who can be taken out of each workspace, and is nobody of those who try it. */
const memberOf = (world: SmallWorld, name: WorkspaceName = "cafe") =>
  ({ superApp: world.people.reviewer, cafe: world.people.blocked, trams: world.people.tramAdmin })[name].id;

const roleIn = (name: WorkspaceName = "cafe"): Role =>
  name === "superApp" ? "workspace_developer" : "developer_admin";

/** On somebody whom each of those who may can take away: the reviewer of the super-app workspace, the blocked one of the cafe. */
function onMember(
  run: (ctx: Ctx, input: { workspace: string; person: string; role: Role }) => Promise<unknown>,
): Case[] {
  return inWorkspaces("workspace.manage", (ctx, workspace, world, name) =>
    orInTheWay(run(ctx, { workspace, person: memberOf(world, name), role: roleIn(name) })),
  );
}

/** The invitation that smallWorld has in the cafe. */
function onInvitation(run: (ctx: Ctx, input: { workspace: string; invitation: string }) => Promise<unknown>): Case[] {
  return inWorkspaces("workspace.manage", (ctx, workspace, { invitation }) =>
    run(ctx, { workspace, invitation: invitation.id }),
  ).filter(({ on }) => on === "cafe" || on.startsWith("a workspace"));
}

const newWorkspace = { name: "New Noodles", adminName: "Ned New", adminEmail: "ned@noodles.example" };
const adminOnly = byHand({ admin: "allowed" }, "forbidden");

export const workspaceOperations: Record<string, Row> = {
  "workspace/accept-invitation": {
    own: "is for whoever has the e-mail that it was sent to; the link of another gives nothing",
    run: (ctx, { invitation }) => orInTheWay(acceptInvitation(ctx, { token: invitation.token })),
  },
  "workspace/assert-may-create-workspace": {
    kind: "read",
    cases: [
      {
        on: "the console",
        action: "developerWorkspace.create",
        answers: adminOnly,
        run: (ctx) => assertMayCreateWorkspace(ctx),
      },
    ],
  },
  "workspace/assert-may-in-workspace": {
    kind: "read",
    cases: (["workspace.view", "workspace.manage"] as const).flatMap((action) =>
      inWorkspaces(action, (ctx, id) => assertMayInWorkspace(ctx, { id, action })),
    ),
  },
  "workspace/assert-may-post-in-workspace": {
    kind: "command",
    cases: inWorkspaces("workspace.manage", (ctx, id) =>
      assertMayPostInWorkspace(ctx, { id, action: "workspace.manage" }),
    ),
  },
  "workspace/assert-may-post-workspace": {
    kind: "command",
    cases: [
      {
        on: "the console",
        action: "developerWorkspace.create",
        answers: adminOnly,
        run: (ctx) => assertMayPostWorkspace(ctx),
      },
    ],
  },
  "workspace/block-member": { kind: "command", cases: onMember(blockMember) },
  "workspace/create-developer-workspace": {
    kind: "command",
    cases: [
      {
        on: "the console",
        action: "developerWorkspace.create",
        answers: adminOnly,
        run: (ctx) => createDeveloperWorkspace(ctx, newWorkspace),
      },
    ],
  },
  "workspace/find-invitation": { public: "says what an invitation's link leads to, also before a sign-in" },
  "workspace/get-sign-in-groups": {
    kind: "read",
    cases: [
      {
        on: "the console",
        action: "settings.manage",
        answers: adminOnly,
        run: (ctx) => getSignInGroups(ctx, { mapping: null }),
      },
    ],
  },
  "workspace/get-workspace": {
    kind: "read",
    cases: inWorkspaces("workspace.view", (ctx, id) => getWorkspace(ctx, { id })),
  },
  "workspace/invite-member": {
    kind: "command",
    cases: inWorkspaces("workspace.manage", (ctx, workspace, _world, name) =>
      inviteMember(ctx, { workspace, name: "Ida", email: "ida@people.example", role: roleIn(name) }),
    ),
  },
  "workspace/leave-workspace": {
    kind: "command",
    cases: [
      {
        on: "the cafe, which its members may leave",
        action: "workspace.view",
        answers: byHand(
          {
            ...{ cafeAdmin: "allowed", latteLead: "allowed", latteDeveloper: "allowed", newcomer: "allowed" },
            // Sees it as every workspace, and is told that they are no member.
            admin: "allowed",
          },
          "not_found",
        ),
        run: (ctx, { workspaces }) => orInTheWay(leaveWorkspace(ctx, { workspace: workspaces.cafe.id })),
        about: ({ workspaces }) => ({ workspaceId: workspaces.cafe.id }),
      },
    ],
  },
  "workspace/list-invitations": {
    kind: "read",
    cases: inWorkspaces("workspace.manage", (ctx, id) => listInvitations(ctx, { id })),
  },
  "workspace/list-workspace-members": {
    kind: "read",
    cases: inWorkspaces("workspace.view", (ctx, id) => listWorkspaceMembers(ctx, { id, after: "" })),
  },
  "workspace/list-workspaces": {
    kind: "read",
    cases: [
      {
        on: "the console",
        action: "workspace.view",
        answers: byHand({ blocked: "forbidden", removed: "forbidden", outsider: "forbidden" }, "allowed"),
        run: (ctx) => listWorkspaces(ctx, { q: "", after: "", before: "" }),
      },
    ],
  },
  "workspace/remove-developer-workspace": {
    kind: "command",
    cases: inWorkspaces("developerWorkspace.remove", (ctx, workspace, { workspaces }, name = "cafe") =>
      orInTheWay(removeDeveloperWorkspace(ctx, { workspace, typedName: workspaces[name].name })),
    ),
  },
  "workspace/remove-member": { kind: "command", cases: onMember(removeMember) },
  "workspace/rename-workspace": {
    kind: "command",
    cases: inWorkspaces("workspace.manage", (ctx, workspace, { workspaces }, name = "cafe") =>
      renameWorkspace(ctx, { workspace, name: "Another Name", began: workspaces[name].name }),
    ),
  },
  "workspace/resend-invitation": {
    kind: "command",
    cases: onInvitation((ctx, input) => orInTheWay(resendInvitation(ctx, input))),
  },
  "workspace/set-workspace-role": { kind: "command", cases: onMember(setWorkspaceRole) },
  "workspace/unblock-member": { kind: "command", cases: onMember(unblockMember) },
  "workspace/withdraw-invitation": { kind: "command", cases: onInvitation(withdrawInvitation) },
};
