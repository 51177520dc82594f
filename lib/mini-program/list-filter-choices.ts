import { can } from "../access/can";
import { reachOf } from "../access/reach";
import type { Ctx } from "../context";
import { miniProgramStates, roles, type MiniProgramState, type Role } from "../vocabulary";
import { mayCreateSomewhere } from "./parts/creation-workspaces";
import { offeredWorkspaces, type Choice } from "./parts/offered-workspaces";

export type FilterChoices = {
  /** Those chosen, as far as the person is offered them. */
  workspaces: Choice[];
  states: MiniProgramState[];
  /** Whether they run mini programs, which wait to be completed, or decide requests about them. */
  mayNeedAttention: boolean;
  mayCreate: boolean;
  /** The strongest of the person's workspace roles. */
  role: Role | undefined;
};

/** What the list can be narrowed by for this person, and what stands beside it. */
export async function listFilterChoices(ctx: Ctx, input: { workspace: string[] }): Promise<FilterChoices> {
  const { actor } = ctx;
  const held = new Set(actor.memberships.map(({ role }) => role));
  return {
    workspaces: input.workspace.length === 0 ? [] : await offeredWorkspaces(ctx, input.workspace),
    states: miniProgramStates.filter(
      (state) => state !== "deleted" || reachOf(actor, "miniProgram.restore") === "everywhere",
    ),
    mayNeedAttention: actor.runsMiniPrograms || held.has("developer_admin") || can(actor, "approval.decide"),
    mayCreate: mayCreateSomewhere(actor),
    role: roles.find((role) => held.has(role)),
  };
}
