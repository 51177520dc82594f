import { sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";

const mostOwned = 1_000;
const mostHeld = 5_000;

/**
 * For each of these people the mini programs, at most 6 names, that would have no active Developer Admin if their
 * membership of this workspace were gone: what the triggers of migration 0004 refuse, asked beforehand so that a
 * button can say it. They decide.
 */
export async function findOrphans(db: Db, workspaceId: string, people: string[]): Promise<Map<string, string[]>> {
  if (people.length === 0) return new Map();
  const ids = sql`array[${sql.join(
    people.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`;
  const { rows } = await db.execute<{ person: string; names: string[] }>(sql`
    with candidate as (
      (select mini_program_id as id from mini_program_members
        where person_id = any(${ids}) and role = 'developer_admin' limit ${mostHeld})
      union
      (select id from mini_programs where workspace_id = ${workspaceId} limit ${mostOwned})
    ), program as (
      select p.id, p.workspace_id, p.name, p.sort_name from mini_programs p join candidate using (id)
      where p.state <> 'deleted'
    ), admin as (
      select p.id, s.workspace_id, s.person_id from program p
      join memberships s on s.workspace_id = p.workspace_id
      where s.role = 'developer_admin' and s.status = 'active'
      union
      select p.id, s.workspace_id, s.person_id from program p
      join mini_program_members m on m.mini_program_id = p.id and m.role = 'developer_admin'
      join memberships s on s.person_id = m.person_id
      where s.status = 'active' and (s.workspace_id = p.workspace_id or s.workspace_kind = 'super_app')
    ), last_one as (
      select id, (array_agg(workspace_id))[1] as workspace_id, (array_agg(person_id))[1] as person_id
      from admin group by id having count(*) = 1
    )
    select last_one.person_id as person, (array_agg(program.name order by program.sort_name))[1:6] as names
    from last_one join program using (id)
    where last_one.workspace_id = ${workspaceId} and last_one.person_id = any(${ids})
    group by last_one.person_id`);
  return new Map(rows.map(({ person, names }) => [person, names]));
}
