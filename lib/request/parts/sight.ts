import type { Standing } from "../../access/actor";
import { can } from "../../access/can";
import { findStanding } from "../../access/parts/find-standing";
import type { Ctx } from "../../context";
import type { RequestCategory } from "../../vocabulary";

export type Sight = {
  /** All of it; or what an applicant goes on seeing (number, subject, state and decision); or nothing. */
  sees: "all" | "outline" | "nothing";
  /** How its mini program stands to the actor, where there still is one. */
  miniProgram: Standing | null;
  /** Whether the actor may see the mini program itself. */
  viewsMiniProgram: boolean;
};

type Request = { category: RequestCategory; miniProgramId: string | null; openedBy: string };

/**
 * What the actor sees of a request: approvers and those who may see its mini program all, its applicant the outline. Of
 * the catalog an applicant who edits it sees all, as of a mini program that they may see.
 */
export async function sightOf(ctx: Ctx, { category, miniProgramId, openedBy }: Request): Promise<Sight> {
  const found = miniProgramId === null ? undefined : await findStanding(ctx, miniProgramId);
  const { state, ...miniProgram } = found ?? { state: null };
  const standing = "id" in miniProgram ? miniProgram : null;
  const viewsMiniProgram =
    standing !== null && state !== "deleted" && can(ctx.actor, "miniProgram.view", { miniProgram: standing });
  const isApplicant = openedBy === ctx.actor.personId && ctx.actor.memberships.length > 0;
  const seesAll =
    can(ctx.actor, "approval.viewAll") ||
    (isApplicant && category === "catalog_change" && can(ctx.actor, "catalog.edit")) ||
    (viewsMiniProgram && can(ctx.actor, "approval.viewOfMiniProgram", { miniProgram: standing }));
  return { sees: seesAll ? "all" : isApplicant ? "outline" : "nothing", miniProgram: standing, viewsMiniProgram };
}
