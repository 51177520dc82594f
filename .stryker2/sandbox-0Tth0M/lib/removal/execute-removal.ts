import { eq } from "drizzle-orm";
import { miniPrograms } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { lifecycle } from "../mini-program/lifecycle";
import { holdMiniProgram } from "../mini-program/parts/hold-mini-program";
import { tellPeople } from "../mini-program/parts/tell-people";
import { vanishRequests } from "../request/parts/vanish-requests";
import { endWithMiniProgram, removed } from "../version/parts/end-with-mini-program";
import type { ExecuteRemoval } from "./inputs";
import { assertNamed } from "./parts/assert-named";
import { endRemoval } from "./parts/end-removal";

/** Carries an approved removal out: nothing of the mini program is live any more, and its data stays readable. */
export async function executeRemoval(ctx: Ctx, input: ExecuteRemoval): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { id, workspaceId, life } = await holdMiniProgram(ctx, input.id, "remove");
    assertNamed(life, input.typedName);
    const now = ctx.now();
    const [before] = await ctx.db
      .select({ releasedVersion: miniPrograms.releasedVersion })
      .from(miniPrograms)
      .where(eq(miniPrograms.id, id));
    await endRemoval(ctx, id, "carried_out");
    await endWithMiniProgram(ctx, id, removed);
    await ctx.db
      .update(miniPrograms)
      .set({ state: lifecycle.remove.to, releasedVersion: null, archivedAt: now, updatedAt: now })
      .where(eq(miniPrograms.id, id));
    await tellPeople(
      ctx,
      { id, workspaceId },
      {
        title: `${life.name} was removed`,
        body: `${ctx.actor.name} has carried its removal out. It is archived: its users cannot open it, and you can still read it.`,
        href: `/mini-programs/${id}`,
      },
    );
    await vanishRequests(ctx, { miniProgramId: id });
    const details = {
      name: life.name,
      ...(life.removal && { request: `#${life.removal.request}` }),
      ...(before?.releasedVersion && { releasedVersion: before.releasedVersion }),
    };
    await record(ctx, "mini_program.removed", { kind: "mini_program", id, workspaceId }, details);
  });
}
