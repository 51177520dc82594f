import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { waitsFor } from "../../person/parts/waiting-count";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";
import { matching, type Matching } from "./matching";
import { type Visible, visibleTo } from "./visibility";

/** Rows that are there for something that waits: a query of the IDs, whom of them the person is shown, and what is asked of them. */
export type Waiting = { programs: SQL; visible: Visible; matching: Matching };

/** Those with a next step whose Developer Admin somebody is as a member, and those in workspaces that they run. */
const ofMember = (personId: string) => sql`
  select m.mini_program_id from mini_program_members m join mini_programs p on p.id = m.mini_program_id
  where m.person_id = ${personId} and m.role = 'developer_admin' and p.has_next_step`;

const ofWorkspaces = (workspaces: string[]) => sql`
  select id as mini_program_id from mini_programs
  where has_next_step and workspace_id = any(${sql.param(workspaces)}::uuid[])`;

const rejectedOf = (personId: string) => sql`
  select mini_program_id from versions v where uploaded_by = ${personId} and state = 'rejected'
    and number in (select number from waiting_versions(v.mini_program_id))`;

const decidable = (request: SQL) =>
  sql`select mini_program_id from approval_requests where mini_program_id is not null and ${request}`;

/**
 * What "needs my attention" finds beside what one runs and has to complete: requests that one may decide, rejected
 * versions of one's own, and, of what one runs, what has a next step.
 */
export function waitingOn(actor: Actor, input: ListMiniPrograms, states: MiniProgramState[]): Waiting[] {
  if (!input.attention) return [];
  const others = { ...input, attention: false };
  const asked = matching({ ...others, states });
  const request = waitsFor(actor);
  const run = visibleTo(actor, input);
  const seen = [rejectedOf(actor.personId), ...(request ? [decidable(request)] : [])];
  const ofRun = [ofMember(actor.personId), ...(run.workspaces.length > 0 ? [ofWorkspaces(run.workspaces)] : [])];
  return [
    { programs: sql.join(seen, sql` union all `), visible: visibleTo(actor, others), matching: asked },
    { programs: sql.join(ofRun, sql` union all `), visible: run, matching: asked },
  ];
}
