import { sql, type SQL } from "drizzle-orm";
import { literal } from "./literal";
import { all, inWorkspaces, type Matching, type Part } from "./matching";
import type { Order } from "./order";
import { isVisible, type Visible } from "./visibility";
import type { Waiting } from "./waiting";

/** A list as the database is asked for it. */
export type Question = {
  personId: string;
  visible: Visible;
  matching: Matching;
  waiting: Waiting[];
  order: Order;
  /** How many rows a page takes and one more, which tells whether another follows. */
  wanted: number;
};

/** No total is counted beyond this. */
export const exactUpTo = 1_000;

/**
 * The matching rows among the first `rows` along the order, of everything visible but memberships, until as many are
 * found as are wanted. `isCut` tells whether a row after those may belong on the page.
 */
export function walk({ visible, matching, order, wanted }: Question, rows: number): { found: SQL; isCut: SQL } {
  const { everything, workspaces } = visible;
  const share = everything ? rows : Math.max(wanted, Math.ceil(rows / workspaces.length));
  const along = (source: SQL) => sql`from mini_programs
    where ${everything ? sql`true` : sql`workspace_id = ${source}`} and ${order.beyond(order.key)}
    order by ${order.key} ${order.direction}, id ${order.direction}`;
  const found = (source: SQL) => sql`
    select id, key
    from (select id, ${order.key} as key, ${matching.row} as is_match ${along(source)} limit ${literal(share)}) looked_at
    where is_match limit ${literal(wanted)}`;
  const isCut = (source: SQL) => sql`exists (
    select from (select ${order.key} as key, id ${along(source)} offset ${literal(share)} limit 1) next
    where not exists (select from last) or (next.key, next.id) ${order.comesBefore} (select key, id from last))`;
  if (everything) return { found: found(sql`null`), isCut: sql`not exists (select from last) and ${isCut(sql`null`)}` };
  const chosen = sql`unnest(${sql.param(workspaces)}::uuid[]) as chosen(id)`;
  return {
    found: sql`select walked.* from ${chosen}, lateral (${found(sql`chosen.id`)}) walked`,
    isCut: sql`exists (select from ${chosen} where ${isCut(sql`chosen.id`)})`,
  };
}

/** Whether each of the first `rows` matches, about as they lie on the disk: the cheapest way to count what is common. */
export function sample({ visible, matching }: Question, rows: number): SQL {
  const match = sql`${matching.row} as is_match`;
  if (visible.everything) return sql`select ${match} from mini_programs limit ${literal(rows)}`;
  return sql`select lying.* from unnest(${sql.param(visible.workspaces)}::uuid[]) as chosen(id),
    lateral (select ${match} from mini_programs where workspace_id = chosen.id order by created_at limit ${literal(rows)}) lying
    limit ${literal(rows)}`;
}

/** How common each part of the matching is by itself, as a list of shares. */
export function shares(question: Question): SQL {
  const parts = partsOf(question);
  const columns = parts.map(({ row }, at) => sql`${row} as ${sql.identifier(`part_${at}`)}`);
  const counts = parts.map(
    (_, at) => sql`count(*) filter (where ${sql.identifier(`part_${at}`)})::float8 / greatest(count(*), 1)`,
  );
  return sql`(select json_build_array(${sql.join(counts, sql`, `)})
    from (select ${sql.join(columns, sql`, `)} from mini_programs limit 400) tried)`;
}

/**
 * All matching rows through these parts in the index of keys, in no order. The offset keeps a limit around it from
 * turning the planner to a walk, which it takes for cheap when it has no idea how rare the matches are.
 */
export function gather({ visible, matching, order }: Question, parts: Part[]): SQL {
  const found = all(parts.map(({ keys }) => keys));
  const index = matching.or ? sql`((${found}) or ${matching.or})` : found;
  const inThem = visible.everything ? sql`true` : inWorkspaces(visible.workspaces).row;
  return sql`select id, ${order.key} as key from mini_programs where ${matching.row} and ${inThem} and ${index} offset 0`;
}

/** The parts of the matching, the workspaces as the last. */
export function partsOf({ visible, matching }: Question): Part[] {
  return visible.everything ? matching.parts : [...matching.parts, inWorkspaces(visible.workspaces)];
}

/**
 * All matching rows that a mini program membership makes visible, in no order. Most memberships come from creating:
 * those are read in one go, the others one by one.
 */
export function memberOf({ personId, visible, matching, order }: Question): SQL {
  const { memberIn, workspaces, adminsOnly } = visible;
  const counts =
    memberIn === "any"
      ? sql`workspace_id <> all(${sql.param(workspaces)}::uuid[])`
      : sql`workspace_id = any(${sql.param(memberIn)}::uuid[])`;
  return sql`
    with mine as materialized (
      select mini_program_id as id from mini_program_members
      where person_id = ${personId} ${adminsOnly ? sql`and role = 'developer_admin'` : sql``}
    ), created as materialized (
      select id, ${order.key} as key, ${counts} and ${matching.row} as is_match from mini_programs
      where created_by = ${personId}
    )
    select id, key from created join mine using (id) where is_match
    union all
    select id, ${order.key} as key from mine join mini_programs using (id)
    where not exists (select from created where created.id = mine.id) and ${counts} and ${matching.row}`;
}

/**
 * All rows that are there because something waits, in no order, but for those that are there anyway. What waits is found
 * first (the offset keeps the planner to that): it is mostly little, and the mini programs are many.
 */
export function waitedFor({ personId, visible, matching, order, waiting }: Question): SQL {
  const rows = ({ programs, ...shown }: Waiting) => sql`
    select id, ${order.key} as key
    from (select distinct mini_program_id as id from (${programs}) asked offset 0) asked join mini_programs using (id)
    where ${shown.matching.row} and ${isVisible(shown.visible, personId)}
      and not (${matching.row} and ${isVisible(visible, personId)})`;
  return sql.join(waiting.map(rows), sql` union `);
}

/** How many rows there are in the workspaces, up to so many. */
export function size({ visible }: Question, rows: number): SQL {
  return sql`(select count(*) from (
    select from mini_programs where workspace_id = any(${sql.param(visible.workspaces)}::uuid[]) limit ${rows}) lying)`;
}
