import { superAppRoles, type Role } from "../vocabulary";
import type { Actor } from "./actor";
import { superAppRole } from "./effective-roles";
import { matrix, type Action } from "./matrix";
import { scopeOf } from "./scopes";

/**
 * Where somebody may do something by their workspace roles: everywhere, or in these workspaces, and for an action on
 * a mini program on every one that they own. What a mini program membership adds is not in it.
 */
export type Reach = "everywhere" | string[];

export function reachOf(actor: Actor, action: Action): Reach {
  const held = superAppRole(actor);
  const ofMiniPrograms = scopeOf(action) === "mini_program";
  if (held && matrix[action][held] && (ofMiniPrograms || held === "workspace_admin")) return "everywhere";
  return actor.memberships
    .filter(({ role }) => matrix[action][role] && !(ofMiniPrograms && holdsOnlyAsMember(role)))
    .map(({ workspaceId }) => workspaceId);
}

/** A workspace's Developer gets at its mini programs by being added to them; its Developer Admin runs them all. */
function holdsOnlyAsMember(role: Role): boolean {
  return role === "developer" || (superAppRoles as readonly Role[]).includes(role);
}
