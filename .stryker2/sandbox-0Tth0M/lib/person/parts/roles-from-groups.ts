import { roles, type Role } from "../../vocabulary";

/** Which claim holds the groups, and what each group gives. A workspace is named by its ID, or as "super-app". */
export type GroupMapping = { claim: string; roles: Record<string, { workspace: string; role: Role }> };

export type RoleOfGroups = { role: Role; group: string };

/** The groups that the identity provider named: one text or a list of them. Without the claim there are none. */
export function groupsIn(said: Record<string, unknown>, claim: string): string[] {
  const value = Object.hasOwn(said, claim) ? said[claim] : undefined;
  return [...new Set([value].flat().filter((group) => typeof group === "string"))];
}

/** The role in each workspace that these groups give; of several the highest. */
export function rolesFromGroups(groups: string[], mapping: GroupMapping["roles"]): Map<string, RoleOfGroups> {
  const given = new Map<string, RoleOfGroups>();
  for (const group of groups) {
    const entry = Object.hasOwn(mapping, group) ? mapping[group] : undefined;
    if (!entry) continue;
    const workspace = entry.workspace.toLowerCase();
    const before = given.get(workspace);
    if (!before || isHigher(entry.role, before.role)) given.set(workspace, { role: entry.role, group });
  }
  return given;
}

/** The order of the vocabulary, within one kind of workspace. */
export function isHigher(role: Role, than: Role): boolean {
  return roles.indexOf(role) < roles.indexOf(than);
}
