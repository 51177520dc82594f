import { sql } from "drizzle-orm";
import { memberships, miniProgramMembers, workspaces } from "../../../db/schema";
import type { MembershipStatus, Role, WorkspaceKind } from "../../vocabulary";
import { standsOn } from "./counts-through";

export type WorkspaceRole = { role: Role; status: MembershipStatus; kind: WorkspaceKind; workspace: string };

/** In a query over members: what each of them is in the owning and in the super-app workspace, the latter first. */
export const workspaceRolesOfMember = sql<WorkspaceRole[]>`(
  select coalesce(json_agg(json_build_object(
    'role', ${memberships.role}, 'status', ${memberships.status},
    'kind', ${memberships.workspaceKind}, 'workspace', ${workspaces.name}
  ) order by ${memberships.workspaceKind} desc), '[]')
  from ${memberships} join ${workspaces} on ${workspaces.id} = ${memberships.workspaceId}
  where ${memberships.personId} = ${miniProgramMembers.personId} and ${standsOn()})`;
