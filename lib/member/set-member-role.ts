import { and, eq } from "drizzle-orm";
import { miniProgramMembers } from "../../db/schema";
import { can } from "../access/can";
import { neverOrphaning } from "../access/never-orphaned";
import { assertRoleSeen } from "../access/parts/assert-role-seen";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { DomainError } from "../errors";
import type { SetMemberRole } from "./inputs";
import { joinInstead } from "./parts/acts-on";
import { lockMember } from "./parts/lock-member";

/** Makes a member Developer Admin or Developer, unless somebody else has since the form was drawn. The last Developer Admin stays one. */
export async function setMemberRole(ctx: Ctx, input: SetMemberRole): Promise<{ isChanged: boolean }> {
  return neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const miniProgram = await permittedMiniProgram(ctx, input.id, "member.manage");
      const { id, workspaceId } = miniProgram;
      const member = await lockMember(ctx.db, id, input.personId);
      if (member.role === input.role) return { isChanged: false };
      assertRoleSeen(member, input.began);
      const isSelf = member.personId === ctx.actor.personId;
      if (
        isSelf &&
        input.role === "developer_admin" &&
        can(ctx.actor, "miniProgram.joinAsDeveloperAdmin", { miniProgram })
      ) {
        const refusal = { action: "member.manage", miniProgram: { id, workspaceId } } as const;
        throw new DomainError("conflict", joinInstead, { refusal });
      }
      await ctx.db
        .update(miniProgramMembers)
        .set({ role: input.role })
        .where(and(eq(miniProgramMembers.miniProgramId, id), eq(miniProgramMembers.personId, member.personId)));
      await record(
        ctx,
        "member.role_changed",
        { kind: "mini_program", id, workspaceId },
        {
          person: member.name,
          personId: member.personId,
          before: { role: member.role },
          after: { role: input.role },
        },
      );
      return { isChanged: true };
    }),
  );
}
