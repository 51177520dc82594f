import { sql, type SQL } from "drizzle-orm";
import { all, inWorkspaces, type Matching, type Part } from "./matching";
import type { Order } from "./order";
import type { Visible } from "./visibility";

/** A list as the database is asked for it. */
export type Question = {
  personId: string;
  visible: Visible;
  matching: Matching;
  order: Order;
  /** How many rows a page takes and one more, which tells whether another follows. */
  wanted: number;
};

/** No total is counted beyond this. */
export const exactUpTo = 1_000;

/**
 * The matching rows among the first `rows` along the order, of everything visible but memberships, until as many are
 * found as are wanted. The last row looked at is there as well, so that it can be told how far one came.
 */
export function walk({ visible, matching, order, wanted }: Question, rows: number): SQL {
  const { everything, workspaces } = visible;
  const share = everything ? rows : Math.max(wanted, Math.ceil(rows / workspaces.length));
  const along = (source: SQL) => sql`
    select ${source} as source, *, nth = ${share} as is_last from (
      select id, ${order.key} as key, ${matching.row} as is_match,
        row_number() over (order by ${order.key} ${order.direction}, id ${order.direction}) as nth
      from mini_programs
      where ${everything ? sql`true` : sql`workspace_id = ${source}`} and ${order.beyond(order.key)}
      order by ${order.key} ${order.direction}, id ${order.direction}
      limit ${share}
    ) looked_at where is_match or nth = ${share} limit ${wanted}`;
  if (everything) return along(sql`null::uuid`);
  return sql`select along.* from unnest(${sql.param(workspaces)}::uuid[]) as chosen(id), lateral (${along(sql`chosen.id`)}) along`;
}

/** Whether each of the first `rows` matches, about as they lie on the disk: the cheapest way to count what is common. */
export function sample({ visible, matching }: Question, rows: number): SQL {
  const match = sql`${matching.row} as is_match`;
  if (visible.everything) return sql`select ${match} from mini_programs limit ${rows}`;
  return sql`select lying.* from unnest(${sql.param(visible.workspaces)}::uuid[]) as chosen(id),
    lateral (select ${match} from mini_programs where workspace_id = chosen.id order by created_at limit ${rows}) lying
    limit ${rows}`;
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

/** All matching rows that a mini program membership makes visible, in no order. */
export function memberOf({ personId, visible, matching, order }: Question): SQL {
  const { memberIn, workspaces, adminsOnly } = visible;
  const counts =
    memberIn === "any"
      ? sql`workspace_id <> all(${sql.param(workspaces)}::uuid[])`
      : sql`workspace_id = any(${sql.param(memberIn)}::uuid[])`;
  return sql`
    select id, ${order.key} as key from mini_programs
    join (select mini_program_id, role from mini_program_members where person_id = ${personId}) m on m.mini_program_id = id
    where ${counts} ${adminsOnly ? sql`and m.role = 'developer_admin'` : sql``} and ${matching.row}`;
}
