import { sql, type SQL } from "drizzle-orm";

export type WaitingVersion = { number: string; state: "approved" | "rejected"; share: null; isPaused: false };

/** Of a version `v`: it is approved and may be released: nothing holds its mini program, and no later one has overtaken it. */
const releasable = sql`v.state = 'approved'
  and not exists (select from versions r
    where r.mini_program_id = v.mini_program_id and r.state = 'released' and r.position > v.position)
  and not exists (select from removals where mini_program_id = v.mini_program_id and ended_at is null)
  and not exists (select from suspensions where mini_program_id = v.mini_program_id and resumed_at is null)`;

/** Of a version `v`: it is rejected and no other has followed it, so that it may be mended. */
export const mendable = sql`v.state = 'rejected' and not exists (
  select from versions l where l.mini_program_id = v.mini_program_id and l.position > v.position)`;

/** The versions of a mini program that wait for their next step, the latest first. */
export function waitingVersions(id: SQL): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('number', v.number, 'state', v.state, 'share', null, 'isPaused', false)
      order by v.position desc), '[]')
    from versions v where v.mini_program_id = ${id} and ((${releasable}) or (${mendable})))`;
}
