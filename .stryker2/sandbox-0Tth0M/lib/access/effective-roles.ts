import type { Role } from "../vocabulary";
import type { ActiveMembership, Actor, Standing } from "./actor";

/** One effective role and what gives it, so that every screen can say why. */
export type EffectiveRole = { role: Role; from: ActiveMembership | "mini_program" };

export function superAppRole(actor: Actor): Role | null {
  return actor.memberships.find((membership) => membership.workspaceKind === "super_app")?.role ?? null;
}

/** The roles towards one mini program: the union of what the super-app workspace, the owner and the membership give. */
export function effectiveRoles(actor: Actor, miniProgram: Standing): EffectiveRole[] {
  const roles: EffectiveRole[] = [];
  let mayBeMember = false;
  for (const membership of actor.memberships) {
    const owns = membership.workspaceId === miniProgram.workspaceId;
    if (membership.workspaceKind === "super_app") {
      roles.push({ role: membership.role, from: membership });
    } else if (owns && membership.role === "developer_admin") {
      roles.push({ role: "developer_admin", from: membership });
    }
    mayBeMember ||= owns || membership.workspaceKind === "super_app";
  }
  if (mayBeMember && miniProgram.memberRole) roles.push({ role: miniProgram.memberRole, from: "mini_program" });
  return roles;
}
