import { and, eq } from "drizzle-orm";
import { miniProgramMembers } from "../../db/schema";
import { neverOrphaning } from "../access/never-orphaned";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { RemoveMember } from "./inputs";
import { lockMember } from "./parts/lock-member";

/** Takes a membership away; what the person has through a workspace role stays. The last Developer Admin stays too. */
export async function removeMember(ctx: Ctx, input: RemoveMember): Promise<void> {
  await neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const { id, workspaceId } = await permittedMiniProgram(ctx, input.id, "member.manage");
      const { personId, name, role } = await lockMember(ctx.db, id, input.personId);
      await ctx.db
        .delete(miniProgramMembers)
        .where(and(eq(miniProgramMembers.miniProgramId, id), eq(miniProgramMembers.personId, personId)));
      await record(ctx, "member.removed", { kind: "mini_program", id, workspaceId }, { person: name, personId, role });
    }),
  );
}
