import type { DeveloperRole, Role } from "../../vocabulary";
import type { WorkspaceRole } from "./workspace-roles";

/** An act that is open, that something stands in the way of, or that the actor can never use here (null). */
export type Act = { closed: string | null } | null;

export type MemberActs = {
  setRole: Act;
  remove: Act;
  /** On one's own row, in place of `remove`. */
  leave: Act;
  /** The workspace role through which they keep their access without this membership. */
  keeps: Role | null;
};

type Row = {
  name: string;
  role: DeveloperRole;
  isYou: boolean;
  isLastAdmin: boolean;
  workspaceRoles: WorkspaceRole[];
};

/** Which acts on a member's row are open to whoever looks at it. */
export function actsOn(row: Row, { canManage, mayJoin }: { canManage: boolean; mayJoin: boolean }): MemberActs {
  const who = row.isYou ? "You are" : `${row.name} is`;
  const last = row.isLastAdmin
    ? `${who} the last Developer Admin of this mini program. Make somebody else one first.`
    : null;
  const mustJoin = row.isYou && mayJoin && row.role === "developer" ? joinInstead : null;
  return {
    setRole: canManage ? { closed: last ?? mustJoin } : null,
    remove: canManage && !row.isYou ? { closed: last } : null,
    leave: row.isYou ? { closed: last } : null,
    keeps: row.workspaceRoles.find(givesAccess)?.role ?? null,
  };
}

export const joinInstead =
  "As Workspace Admin you become Developer Admin by joining, with a reason that the members see.";

function givesAccess({ role, status, kind }: WorkspaceRole): boolean {
  return status === "active" && (role === "workspace_admin" || (kind === "developer" && role === "developer_admin"));
}
