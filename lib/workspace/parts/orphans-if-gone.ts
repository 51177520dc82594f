import { sql, type SQL } from "drizzle-orm";
import { memberships } from "../../../db/schema";
import { orphansSentence } from "../../access/never-orphaned";

const looked = 1_000;

/**
 * The mini programs, at most 6 names, that would have no active Developer Admin if the membership at hand were gone:
 * what the triggers of migration 0004 refuse, asked beforehand so that a button can say it. They decide.
 */
export const orphansIfGone: SQL<string[]> = sql<string[]>`array(
  with candidate as (
    (select mini_program_id as id from mini_program_members
      where person_id = ${memberships.personId} and role = 'developer_admin' limit ${looked})
    union
    (select id from mini_programs
      where ${memberships.role} = 'developer_admin' and workspace_id = ${memberships.workspaceId} limit ${looked})
  )
  select p.name from mini_programs p join candidate using (id)
  where ${memberships.status} = 'active' and p.state <> 'deleted'
    and (${memberships.workspaceKind} = 'super_app' or p.workspace_id = ${memberships.workspaceId})
    and not exists (
      select from memberships s
      where s.workspace_id = p.workspace_id and s.role = 'developer_admin' and s.status = 'active'
        and (s.workspace_id, s.person_id) <> (${memberships.workspaceId}, ${memberships.personId})
    )
    and not exists (
      select from mini_program_members m join memberships s using (person_id)
      where m.mini_program_id = p.id and m.role = 'developer_admin' and s.status = 'active'
        and (s.workspace_id = p.workspace_id or s.workspace_kind = 'super_app')
        and (s.workspace_id, s.person_id) <> (${memberships.workspaceId}, ${memberships.personId})
    )
  order by p.sort_name limit 6)`;

export function orphanReason(names: string[]): string | null {
  return names.length === 0 ? null : orphansSentence(names);
}
