import { eq } from "drizzle-orm";
import { miniPrograms } from "../../db/schema";
import { can } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { lifecycle } from "../mini-program/lifecycle";
import { holdMiniProgram } from "../mini-program/parts/hold-mini-program";
import { tellPeople } from "../mini-program/parts/tell-people";
import { vanishRequests } from "../request/parts/vanish-requests";
import { deleted, endWithMiniProgram } from "../version/parts/end-with-mini-program";
import type { DeleteForGood } from "./inputs";
import { assertNamed } from "./parts/assert-named";
import { endRemoval } from "./parts/end-removal";

/** Hides a mini program at once from all but those who can restore it for 7 days; then it is purged. */
export async function deleteForGood(ctx: Ctx, input: DeleteForGood): Promise<{ isStillSeen: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { life, ...miniProgram } = await holdMiniProgram(ctx, input.id, "deleteForGood");
    const { id, workspaceId } = miniProgram;
    assertNamed(life, input.typedName);
    const now = ctx.now();
    if (life.removal) await endRemoval(ctx, id, life.removal.lapsesAt === null ? "withdrawn" : "given_up");
    await endWithMiniProgram(ctx, id, deleted);
    await ctx.db
      .update(miniPrograms)
      .set({
        state: lifecycle.deleteForGood.to,
        stateBeforeDeletion: life.state,
        deletedAt: now,
        deletedBy: ctx.actor.personId,
        updatedAt: now,
      })
      .where(eq(miniPrograms.id, id));
    await tellPeople(
      ctx,
      { id, workspaceId },
      {
        title: `${life.name} was deleted`,
        body: `${ctx.actor.name} has deleted it for good. A Workspace Admin can restore it for 7 days.`,
        href: "/mini-programs",
      },
    );
    await vanishRequests(ctx, { miniProgramId: id });
    const details = { name: life.name, before: { status: life.state } };
    await record(ctx, "mini_program.deleted", { kind: "mini_program", id, workspaceId }, details);
    return { isStillSeen: can(ctx.actor, lifecycle.restore.needs, { miniProgram }) };
  });
}
