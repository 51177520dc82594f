import { eq, sql } from "drizzle-orm";
import { miniProgramMembers, miniPrograms } from "../../db/schema";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { holdMiniProgram } from "../mini-program/parts/hold-mini-program";
import { tellPeople } from "../mini-program/parts/tell-people";
import type { RestoreMiniProgram } from "./inputs";

/** Brings a deleted mini program back in the state that it had. Where nobody is left to run it, whoever restores it does. */
export async function restoreMiniProgram(ctx: Ctx, input: RestoreMiniProgram): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    // A deleted one may have lost its last Developer Admin, and its workspace may go: nobody takes either away
    // meanwhile, nor the role of whoever restores it.
    const ctx = await underRolesLock(begun);
    const { id, workspaceId, life } = await holdMiniProgram(ctx, input.id, "restore");
    const becameDeveloperAdmin = await runIfNobodyDoes(ctx, { id, workspaceId });
    const state = life.stateBeforeDeletion ?? "created";
    await ctx.db
      .update(miniPrograms)
      .set({ state, stateBeforeDeletion: null, deletedAt: null, deletedBy: null, updatedAt: ctx.now() })
      .where(eq(miniPrograms.id, id));
    await tellPeople(
      ctx,
      { id, workspaceId },
      {
        title: `${life.name} was restored`,
        body: `${ctx.actor.name} has brought it back as it was before it was deleted.`,
        href: `/mini-programs/${id}`,
      },
    );
    const details = {
      name: life.name,
      after: { status: state },
      ...(becameDeveloperAdmin && { becameDeveloperAdmin }),
    };
    await record(ctx, "mini_program.restored", { kind: "mini_program", id, workspaceId }, details);
  });
}

const joinReason = "Restored it when nobody was left to run it.";

async function runIfNobodyDoes(ctx: Ctx, { id, workspaceId }: { id: string; workspaceId: string }): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ isRun: boolean }>(
    sql`select has_developer_admin(${id}, ${workspaceId}) as "isRun"`,
  );
  if (rows[0]?.isRun) return false;
  const { personId } = ctx.actor;
  const role = "developer_admin";
  await ctx.db
    .insert(miniProgramMembers)
    .values({ miniProgramId: id, personId, role, addedBy: personId, createdAt: ctx.now(), joinReason })
    .onConflictDoUpdate({
      target: [miniProgramMembers.miniProgramId, miniProgramMembers.personId],
      set: { role, joinReason },
    });
  return true;
}
