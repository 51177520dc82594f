import { and, eq } from "drizzle-orm";
import { miniProgramMembers } from "../../db/schema";
import { can } from "../access/can";
import { neverOrphaning } from "../access/never-orphaned";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { Leave } from "./inputs";

/** Ends one's own membership. Everyone may, but for the last Developer Admin. Tells whether a workspace role still gives access. */
export async function leave(ctx: Ctx, input: Leave): Promise<{ keepsAccess: boolean }> {
  return neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const miniProgram = await permittedMiniProgram(ctx, input.id, "member.view");
      const { id, workspaceId, memberRole } = miniProgram;
      if (memberRole === null) throw conflict("You are not a member of this mini program.");
      await ctx.db
        .delete(miniProgramMembers)
        .where(and(eq(miniProgramMembers.miniProgramId, id), eq(miniProgramMembers.personId, ctx.actor.personId)));
      await record(ctx, "member.left", { kind: "mini_program", id, workspaceId }, { role: memberRole });
      return { keepsAccess: can(ctx.actor, "miniProgram.view", { miniProgram: { ...miniProgram, memberRole: null } }) };
    }),
  );
}
