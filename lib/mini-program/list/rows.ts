import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import type { DeveloperRole, MiniProgramState, MiniProgramType, RequiredInformation } from "../../vocabulary";
import type { ReleaseUnderWay } from "../lifecycle";
import { activationsUnderWay, type ActivationUnderWay } from "../parts/activations-under-way";
import { literal } from "./literal";
import { preparedName } from "./prepared-names";
import type { Question } from "./sources";
import { waitingVersions, type WaitingVersion } from "./waiting-versions";

export type FoundRow = {
  id: string;
  name: string;
  defaultLanguage: string;
  sortName: string;
  logoId: string | null;
  type: MiniProgramType;
  state: MiniProgramState;
  releasedVersion: string | null;
  missing: RequiredInformation[];
  workspaceId: string;
  workspaceName: string;
  creatorId: string;
  creatorName: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  memberRole: DeveloperRole | null;
  isSuspended: boolean;
  removal: "in_review" | "approved" | null;
  /** The version in review, and the one in pilot or grayscale. */
  inReview: string | null;
  activations: ActivationUnderWay[];
  underTest: ReleaseUnderWay | null;
  /** Approved and rejected ones with a next step, where the list is of what needs attention. */
  waiting: WaitingVersion[];
};

/**
 * The first rows of what was found (`page`, and `last` of them if there are as many as wanted), with all that the list
 * shows of them, beside what was measured on the way. `isAlike` says that the statement reads as well whatever its
 * parameters are, so that one plan will do for all of them.
 */
export async function pageOf<M extends Record<string, unknown>>(
  db: Db,
  { personId, order, wanted, waiting }: Question,
  parts: SQL[],
  found: SQL[],
  measured: SQL,
  { isAlike = false } = {},
): Promise<{ measured: M; rows: FoundRow[] }> {
  const list = db.select({ measured: sql<M>`measured`, row: sql<FoundRow | null>`"row"` }).from(sql`(
    with ${sql.join(parts, sql`, `)},
    page as (
      select id, key from (${sql.join(found, sql` union all `)}) found
      order by key ${order.direction}, id ${order.direction} limit ${literal(wanted)}
    ),
    last as (
      select key, id from page order by key ${order.direction}, id ${order.direction} offset ${literal(wanted - 1)} limit 1
    ),
    measured as (${measured})
    select to_json(measured) as "measured", case when p.id is not null then json_build_object(
      'id', p.id, 'name', p.name, 'defaultLanguage', p.default_language, 'sortName', p.sort_name, 'logoId', p.logo_id, 'type', p.type, 'state', p.state,
      'releasedVersion', p.released_version, 'missing', p.missing,
      'workspaceId', w.id, 'workspaceName', w.name, 'creatorId', c.id, 'creatorName', c.name,
      'createdAt', extract(epoch from p.created_at) * 1000, 'updatedAt', extract(epoch from p.updated_at) * 1000,
      'memberRole', m.role, 'isSuspended', s.id is not null,
      'removal', case when r.id is not null then case when r.lapses_at is null then 'in_review' else 'approved' end end,
      'inReview', vr.number, 'activations', ${activationsUnderWay(sql`p.id`)},
      'underTest', case when vt.number is not null then json_build_object(
        'number', vt.number, 'state', vt.state, 'share', vt.share, 'isPaused', vt.is_paused) end,
      'waiting', ${waiting.length > 0 ? waitingVersions(sql`p.id`) : sql`json_build_array()`}
    ) end as "row"
    from measured left join (
      page join mini_programs p on p.id = page.id
      join workspaces w on w.id = p.workspace_id
      join people c on c.id = p.created_by
      left join mini_program_members m on m.mini_program_id = p.id and m.person_id = ${personId}
      left join suspensions s on s.mini_program_id = p.id and s.resumed_at is null
      left join versions vr on vr.mini_program_id = p.id and vr.state = 'in_review'
      left join versions vt on vt.mini_program_id = p.id and vt.state in ('pilot', 'grayscale')
      left join removals r on r.mini_program_id = p.id and r.ended_at is null
    ) on true
    order by page.key ${order.direction}, page.id ${order.direction}
  ) listed`);
  const name = isAlike ? preparedName(list.toSQL().sql) : null;
  const rows = await (name === null ? list : list.prepare(name).execute());
  const [first] = rows;
  if (!first) throw new Error("The list was measured without an answer.");
  return { measured: first.measured, rows: rows.flatMap(({ row }) => (row ? [row] : [])) };
}
