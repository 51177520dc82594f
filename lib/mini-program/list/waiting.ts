import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { waitsFor } from "../../person/parts/waiting-count";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";
import { matching, type Matching } from "./matching";
import { type Visible, visibleTo } from "./visibility";
import { mendable, releasable } from "./waiting-versions";

/** Rows that are there for something that waits: a query of the IDs, whom of them the person is shown, and what is asked of them. */
export type Waiting = { programs: SQL; visible: Visible; matching: Matching };

const approvedRemovals = sql`select mini_program_id from removals where ended_at is null and lapses_at is not null`;

/** Of the mini programs whose Developer Admin somebody is as a member, those with a next step. */
const ofMember = (personId: string) => sql`
  select v.mini_program_id from mini_program_members m join versions v using (mini_program_id)
  where m.person_id = ${personId} and m.role = 'developer_admin' and ((${releasable}) or (${mendable}))`;

/** Of all, for whoever runs whole workspaces: as many as are approved and not yet released. */
const releasableOnes = sql`select v.mini_program_id from versions v where ${releasable}`;

const rejectedOf = (personId: string) => sql`
  select v.mini_program_id from versions v where v.uploaded_by = ${personId} and ${mendable}`;

const decidable = (request: SQL) =>
  sql`select mini_program_id from approval_requests where mini_program_id is not null and ${request}`;

/**
 * What "needs my attention" finds beside what one runs and has to complete: requests that one may decide, rejected
 * versions of one's own, and, of what one runs, what is approved. A rejected version of somebody else's waits for those
 * who are its mini program's Developer Admins as members: they may mend it.
 */
export function waitingOn(actor: Actor, input: ListMiniPrograms, states: MiniProgramState[]): Waiting[] {
  if (!input.attention) return [];
  const others = { ...input, attention: false };
  const asked = matching({ ...others, states });
  const request = waitsFor(actor);
  const run = visibleTo(actor, input);
  const seen = [rejectedOf(actor.personId), ...(request ? [decidable(request)] : [])];
  const ofRun = [ofMember(actor.personId), approvedRemovals, ...(run.workspaces.length > 0 ? [releasableOnes] : [])];
  return [
    { programs: sql.join(seen, sql` union all `), visible: visibleTo(actor, others), matching: asked },
    { programs: sql.join(ofRun, sql` union all `), visible: run, matching: asked },
  ];
}
