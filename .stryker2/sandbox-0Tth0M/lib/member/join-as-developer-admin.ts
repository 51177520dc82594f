import { miniProgramMembers } from "../../db/schema";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { Join } from "./inputs";

/** A Workspace Admin becomes Developer Admin of a mini program, with a reason that its members see. */
export async function joinAsDeveloperAdmin(ctx: Ctx, input: Join): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    const ctx = await underRolesLock(begun);
    const { id, workspaceId, memberRole } = await permittedMiniProgram(
      ctx,
      input.id,
      "miniProgram.joinAsDeveloperAdmin",
    );
    if (memberRole === "developer_admin") return;
    const { personId } = ctx.actor;
    const given = { role: "developer_admin", joinReason: input.reason } as const;
    await ctx.db
      .insert(miniProgramMembers)
      .values({ miniProgramId: id, personId, addedBy: personId, createdAt: ctx.now(), ...given })
      .onConflictDoUpdate({ target: [miniProgramMembers.miniProgramId, miniProgramMembers.personId], set: given });
    await record(ctx, "member.joined", { kind: "mini_program", id, workspaceId }, { reason: input.reason });
  });
}
