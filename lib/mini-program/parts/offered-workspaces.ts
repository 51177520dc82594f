import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { miniProgramMembers, miniPrograms, workspaces } from "../../../db/schema";
import { superAppRole } from "../../access/effective-roles";
import { reachOf } from "../../access/reach";
import type { Ctx } from "../../context";

const mostWorkspaces = 200;

/** Whoever has more memberships than this is offered the workspaces of so many of them. */
const mostMemberships = 1_000;

/** A workspace, or whatever else a filter can choose. */
export type Choice = { value: string; label: string };

/** The workspaces that this person can narrow the list to, at most 200, by name; of these, where `among` is given, those alone. */
export async function offeredWorkspaces({ db, actor }: Ctx, among?: string[]): Promise<Choice[]> {
  const memberOf = db
    .select({ id: miniProgramMembers.miniProgramId })
    .from(miniProgramMembers)
    .where(eq(miniProgramMembers.personId, actor.personId))
    .limit(mostMemberships)
    .as("member_of");
  const through = db
    .select({ id: miniPrograms.workspaceId })
    .from(memberOf)
    .innerJoin(miniPrograms, eq(miniPrograms.id, memberOf.id));
  const own = actor.memberships.map(({ workspaceId }) => workspaceId);
  const isTheirs = or(
    inArray(workspaces.id, own),
    superAppRole(actor) === null ? undefined : inArray(workspaces.id, through),
  );
  return db
    .select({ value: workspaces.id, label: workspaces.name })
    .from(workspaces)
    .where(
      and(
        isNull(workspaces.removedAt),
        reachOf(actor, "workspace.view") === "everywhere" ? undefined : isTheirs,
        among && inArray(workspaces.id, among),
      ),
    )
    .orderBy(asc(workspaces.nameKey))
    .limit(mostWorkspaces);
}
