import { eq } from "drizzle-orm";
import { miniPrograms, people, workspaces } from "../../db/schema";
import { memberCount } from "../member/parts/member-count";
import type { Standing } from "../access/actor";
import { can } from "../access/can";
import { effectiveRoles, type EffectiveRole } from "../access/effective-roles";
import { matrix, type Action } from "../access/matrix";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { MiniProgramState, MiniProgramType, RequiredInformation, WorkspaceKind } from "../vocabulary";
import { permittedMiniProgram } from "../access/permitted-mini-program";

export type MiniProgramHeader = {
  id: string;
  name: string;
  defaultLanguage: string;
  type: MiniProgramType;
  state: MiniProgramState;
  releasedVersion: string | null;
  logoId: string | null;
  missing: RequiredInformation[];
  workspace: { id: string; name: string; kind: WorkspaceKind };
  creator: { id: string; name: string };
  createdAt: Date;
  /** The actor created it within the last minutes. */
  isJustMade: boolean;
  updatedAt: Date;
  /** Members whose membership counts. */
  memberCount: number;
  /** What the actor is towards it, and what gives each of these roles. */
  roles: EffectiveRole[];
  /** Every action that the actor's roles allow here. */
  allowed: Action[];
};

const justMade = 5 * 60 * 1000;

/** What stands above every tab of a mini program. Throws "not found" for whoever may not see it. */
export async function getMiniProgram(ctx: Ctx, input: { id: string }): Promise<MiniProgramHeader> {
  return permitted(ctx, async () => {
    const standing = await permittedMiniProgram(ctx, input.id, "miniProgram.view");
    const [row] = await ctx.db
      .select({
        id: miniPrograms.id,
        name: miniPrograms.name,
        defaultLanguage: miniPrograms.defaultLanguage,
        type: miniPrograms.type,
        state: miniPrograms.state,
        releasedVersion: miniPrograms.releasedVersion,
        logoId: miniPrograms.logoId,
        missing: miniPrograms.missing,
        workspace: { id: workspaces.id, name: workspaces.name, kind: workspaces.kind },
        creator: { id: people.id, name: people.name },
        createdAt: miniPrograms.createdAt,
        updatedAt: miniPrograms.updatedAt,
        memberCount,
      })
      .from(miniPrograms)
      .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
      .innerJoin(people, eq(people.id, miniPrograms.createdBy))
      .where(eq(miniPrograms.id, input.id));
    if (!row) throw notFound();
    const allowed = row.state === "deleted" ? [] : allowedActions(ctx, standing);
    const age = ctx.now().getTime() - row.createdAt.getTime();
    const isJustMade = row.creator.id === ctx.actor.personId && age < justMade;
    return { ...row, isJustMade, roles: effectiveRoles(ctx.actor, standing), allowed };
  });
}

function allowedActions(ctx: Ctx, miniProgram: Standing): Action[] {
  return (Object.keys(matrix) as Action[]).filter((action) => can(ctx.actor, action, { miniProgram }));
}
