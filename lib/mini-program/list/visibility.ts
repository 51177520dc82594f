import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { superAppRole } from "../../access/effective-roles";
import { reachOf } from "../../access/reach";
import type { ListMiniPrograms } from "../list-inputs";

/**
 * The mini programs that a list may hold: all, or those of some workspaces and those that the person is a member of.
 * A membership counts in `memberIn`, and only as Developer Admin where `adminsOnly` says so.
 */
export type Visible = {
  everything: boolean;
  /** Workspaces of which every mini program is visible. */
  workspaces: string[];
  /** Other workspaces in which a mini program membership counts; "any" is all but `workspaces`. */
  memberIn: string[] | "any";
  adminsOnly: boolean;
};

/** `miniProgram.view` of the matrix as a set, cut down to the chosen workspaces; with `attention`, what one runs of it. */
export function visibleTo(actor: Actor, { workspace: chosen, attention }: Chosen): Visible {
  const isSuperApp = superAppRole(actor) !== null;
  const reach = reachOf(actor, "miniProgram.view");
  const isChosen = (id: string) => chosen.length === 0 || chosen.includes(id);
  if (reach === "everywhere" && !attention) {
    return { everything: chosen.length === 0, workspaces: chosen, memberIn: [], adminsOnly: false };
  }
  const active = actor.memberships.filter(({ workspaceId }) => isChosen(workspaceId));
  const ofDevelopers = active.filter(({ role }) => role === "developer_admin").map(({ workspaceId }) => workspaceId);
  const run = reach === "everywhere" ? ofDevelopers : reach.filter(isChosen);
  const others = (chosen.length > 0 ? chosen : active.map(({ workspaceId }) => workspaceId)).filter(
    (id) => !run.includes(id) && (isSuperApp || active.some(({ workspaceId }) => workspaceId === id)),
  );
  const memberIn = isSuperApp && chosen.length === 0 ? "any" : others;
  return { everything: false, workspaces: run, memberIn, adminsOnly: attention };
}

type Chosen = Pick<ListMiniPrograms, "workspace" | "attention">;

export function seesNothing({ everything, workspaces, memberIn }: Visible): boolean {
  return !everything && workspaces.length === 0 && memberIn.length === 0;
}

/** The same as a test of a row of `mini_programs`. */
export function isVisible({ everything, workspaces, memberIn, adminsOnly }: Visible, personId: string): SQL {
  if (everything) return sql`true`;
  const counts = memberIn === "any" ? sql`true` : sql`workspace_id = any(${sql.param(memberIn)}::uuid[])`;
  return sql`(workspace_id = any(${sql.param(workspaces)}::uuid[]) or (${counts} and exists (
    select from mini_program_members m where m.mini_program_id = mini_programs.id and m.person_id = ${personId}
      ${adminsOnly ? sql`and m.role = 'developer_admin'` : sql``})))`;
}
