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
  /** Whether anything can wait for them: who runs mini programs, works on them or decides requests about them. */
  mayNeedAttention: boolean;
  /** Whether they decide approval requests, also about mini programs that they do not see here. */
  decides: boolean;
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
    mayNeedAttention: held.size > 0,
    decides: can(actor, "approval.decide"),
    mayCreate: mayCreateSomewhere(actor),
    role: roles.find((role) => held.has(role)),
  };
}
