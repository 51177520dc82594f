import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { miniPrograms, miniProgramMembers, workspaces } from "../../db/schema";
import { superAppRole } from "../access/effective-roles";
import { reachOf } from "../access/reach";
import type { Ctx } from "../context";
import { miniProgramStates, roles, type MiniProgramState, type Role } from "../vocabulary";
import { mayCreateSomewhere } from "./parts/creation-workspaces";

const mostWorkspaces = 200;

/** Whoever has more memberships than this is offered the workspaces of so many of them. */
const mostMemberships = 1_000;

export type FilterChoices = {
  /** At most 200, by name; those chosen already are among them. */
  workspaces: { value: string; label: string }[];
  states: MiniProgramState[];
  /** A Workspace Admin as such is waited for by nobody. */
  mayNeedAttention: boolean;
  mayCreate: boolean;
  /** The strongest of the person's workspace roles. */
  role: Role | undefined;
};

/** What the list can be narrowed by for this person, and what stands beside it. */
export async function listFilterChoices(ctx: Ctx, input: { workspace: string[] }): Promise<FilterChoices> {
  const { actor } = ctx;
  const ofSuperApp = superAppRole(actor) !== null;
  const isAdmin = reachOf(actor, "workspace.view") === "everywhere";
  const memberOf = ctx.db
    .select({ id: miniProgramMembers.miniProgramId })
    .from(miniProgramMembers)
    .where(eq(miniProgramMembers.personId, actor.personId))
    .limit(mostMemberships)
    .as("member_of");
  const through = ctx.db
    .select({ id: miniPrograms.workspaceId })
    .from(memberOf)
    .innerJoin(miniPrograms, eq(miniPrograms.id, memberOf.id));
  const own = actor.memberships.map(({ workspaceId }) => workspaceId);
  const offered = await ctx.db
    .select({ value: workspaces.id, label: workspaces.name })
    .from(workspaces)
    .where(
      and(
        isNull(workspaces.removedAt),
        isAdmin ? undefined : or(inArray(workspaces.id, own), ofSuperApp ? inArray(workspaces.id, through) : undefined),
      ),
    )
    .orderBy(asc(workspaces.nameKey))
    .limit(mostWorkspaces);
  const strangers = input.workspace.filter((id) => !offered.some(({ value }) => value === id));
  const chosen =
    isAdmin && strangers.length > 0
      ? await ctx.db
          .select({ value: workspaces.id, label: workspaces.name })
          .from(workspaces)
          .where(and(isNull(workspaces.removedAt), inArray(workspaces.id, strangers)))
      : [];
  const held = new Set(actor.memberships.map(({ role }) => role));
  return {
    workspaces: [...chosen, ...offered],
    states: miniProgramStates.filter(
      (state) => state !== "deleted" || reachOf(actor, "miniProgram.restore") === "everywhere",
    ),
    mayNeedAttention: actor.runsMiniPrograms || held.has("developer_admin"),
    mayCreate: mayCreateSomewhere(actor),
    role: roles.find((role) => held.has(role)),
  };
}
