import { sql, type SQL } from "drizzle-orm";

/** What holds of versions, whatever happened: of one mini program's, or of all. Each row is something that does not. */
export function brokenVersions(id?: string): SQL<{ what: string }> {
  const of = (table: string) => (id === undefined ? sql`true` : sql`${sql.identifier(table)}.mini_program_id = ${id}`);
  return sql`
  select s.mini_program_id || ': more than one ' || kind as what from (
    select v.mini_program_id, case when state in ('pilot', 'grayscale') then 'under test' else state end as kind
    from versions v where ${of("v")} and state in ('released', 'in_review', 'pilot', 'grayscale')) s
    group by s.mini_program_id, kind having count(*) > 1
  union all select m.id || ': the released one is not shown' from mini_programs m
    left join versions v on v.mini_program_id = m.id and v.state = 'released'
    where ${id === undefined ? sql`true` : sql`m.id = ${id}`}
      and (m.released_version is distinct from v.number or (m.state = 'released') <> (v.number is not null))
  union all select m.id || ': whether a next step waits is not noted' from mini_programs m
    left join removals r on r.mini_program_id = m.id and r.ended_at is null
    left join suspensions s on s.mini_program_id = m.id and s.resumed_at is null
    left join lateral (
      select (array_agg(state order by position desc))[1] as last, max(position) filter (where state = 'approved') as approved,
        coalesce(max(position) filter (where state = 'released'), 0) as released
      from versions v where v.mini_program_id = m.id) v on true
    where ${id === undefined ? sql`true` : sql`m.id = ${id}`} and m.has_next_step <> coalesce(
      r.lapses_at is not null or v.last = 'rejected'
        or (v.approved > v.released and r.id is null and s.id is null), false)
  union all select v.mini_program_id || ': ' || v.number || ' is not where its last step left it' from versions v
    join lateral (select state from version_steps s where s.mini_program_id = v.mini_program_id and s.number = v.number
      order by s.id desc limit 1) last on true
    where ${of("v")} and v.state <> last.state
  union all select v.mini_program_id || ': ' || v.number || ' and its request disagree' from versions v
    where ${of("v")} and (v.state = 'in_review') <> exists (
      select 1 from approval_requests r where r.mini_program_id = v.mini_program_id and r.category = 'publish'
        and r.subject = v.number and r.state = 'in_review')
  union all select shares.mini_program_id || ': a share has gone back' from (
    select s.mini_program_id, share, lag(share) over (partition by s.mini_program_id, number order by id) as before
    from version_steps s where ${of("s")} and event in ('grayscale_started', 'share_raised')) shares
    where share <= before
  union all select counted.mini_program_id || ': a step without its entry' from (
    select s.mini_program_id, count(*) as steps, (select count(*) from audit_entries a
        where a.mini_program_id = s.mini_program_id and (a.event like 'version.%' or a.event like 'request.%')
        and a.event not in ('version.release_note_edited', 'version.deleted')) as entries
      from version_steps s where ${of("s")} and event not in ('replaced') group by s.mini_program_id) counted
    where steps > entries`;
}
