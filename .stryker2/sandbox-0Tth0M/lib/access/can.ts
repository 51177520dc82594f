import { forbidden, notFound, type Refusal } from "../errors";
import type { Role } from "../vocabulary";
import type { Actor, Standing } from "./actor";
import { effectiveRoles, superAppRole } from "./effective-roles";
import { matrix, type Action } from "./matrix";
import { scopeOf } from "./scopes";
import { refusalSentence } from "./sentences";

/** What an action is done to. `{}` is the deployment as a whole. */
export type Target = { miniProgram?: Standing; workspace?: { id: string } };

function rolesTowards(actor: Actor, action: Action, { miniProgram, workspace }: Target): Role[] {
  switch (scopeOf(action)) {
    case "mini_program":
      return miniProgram ? towardsMiniProgram(actor, miniProgram) : [];
    case "workspace":
      return inWorkspace(actor, workspace);
    case "super_app":
      return [superAppRole(actor)].filter((role) => role !== null);
    case "anywhere":
      if (miniProgram) return towardsMiniProgram(actor, miniProgram);
      if (workspace) return inWorkspace(actor, workspace);
      return [...actor.memberships.map(({ role }) => role), ...(actor.runsMiniPrograms ? runsOne : [])];
  }
}

const runsOne: Role[] = ["developer_admin"];

function towardsMiniProgram(actor: Actor, miniProgram: Standing): Role[] {
  return effectiveRoles(actor, miniProgram).map(({ role }) => role);
}

function inWorkspace(actor: Actor, workspace: Target["workspace"]): Role[] {
  return actor.memberships
    .filter(({ workspaceId, role }) => workspaceId === workspace?.id || role === "workspace_admin")
    .map(({ role }) => role);
}

export function can(actor: Actor, action: Action, target: Target = {}): boolean {
  return rolesTowards(actor, action, target).some((role) => matrix[action][role]);
}

/** The actor's own workspaces in which they may do it. A Workspace Admin may do it in all the others as well. */
export function ownWorkspacesFor(actor: Actor, action: Action): string[] {
  return actor.memberships.filter(({ role }) => matrix[action][role]).map(({ workspaceId }) => workspaceId);
}

/** Throws "not found" for what the actor may not even see, else "forbidden" with the roles that could. */
export function assertCan(actor: Actor, action: Action, target: Target = {}): void {
  if (can(actor, action, target)) return;
  const refusal: Refusal = { action };
  if (target.miniProgram)
    refusal.miniProgram = { id: target.miniProgram.id, workspaceId: target.miniProgram.workspaceId };
  if (target.workspace) refusal.workspaceId = target.workspace.id;
  const unseenMiniProgram = target.miniProgram && !can(actor, "miniProgram.view", target);
  const unseenWorkspace = target.workspace && !can(actor, "workspace.view", target);
  if (unseenMiniProgram || unseenWorkspace) throw notFound(undefined, refusal);
  throw forbidden(refusalSentence(action), refusal);
}
