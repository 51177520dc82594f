import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { waitsFor } from "../../person/parts/waiting-count";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";
import { matching, type Matching } from "./matching";
import { type Visible, visibleTo } from "./visibility";

/** Rows that are there for something that waits: a query of the IDs, whom of them the person is shown, and what is asked of them. */
export type Waiting = { programs: SQL; visible: Visible; matching: Matching };

/** An approved version that is still to come, and a rejected one that no other has followed. */
const isNext = sql`not exists (
  select from versions r where r.mini_program_id = v.mini_program_id and r.state = 'released' and r.position > v.position)`;
const isLast = sql`not exists (
  select from versions l where l.mini_program_id = v.mini_program_id and l.position > v.position)`;

/** What is approved and waits for whoever runs the mini program: to be released, to be removed. */
const approved = sql`
  select v.mini_program_id from versions v where v.state = 'approved' and ${isNext}
  union all select mini_program_id from removals where ended_at is null and lapses_at is not null`;

const rejectedOf = (personId: string) => sql`
  select v.mini_program_id from versions v where v.state = 'rejected' and v.uploaded_by = ${personId} and ${isLast}`;

/**
 * What "needs my attention" finds beside what one runs and has to complete: requests that one may decide, versions of
 * one's own that were rejected, which may be mended, and, of what one runs, what is approved.
 */
export function waitingOn(actor: Actor, input: ListMiniPrograms, states: MiniProgramState[]): Waiting[] {
  if (!input.attention) return [];
  const others = { ...input, attention: false };
  const asked = matching({ ...others, states });
  const request = waitsFor(actor);
  const seen = sql`${rejectedOf(actor.personId)} ${
    request
      ? sql`union all select mini_program_id from approval_requests where mini_program_id is not null and ${request}`
      : sql``
  }`;
  return [
    { programs: seen, visible: visibleTo(actor, others), matching: asked },
    { programs: approved, visible: visibleTo(actor, input), matching: asked },
  ];
}
