import { and, eq, isNull } from "drizzle-orm";
import { suspensions } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { ResumeMiniProgram } from "./inputs";
import { holdMiniProgram } from "./parts/hold-mini-program";
import { tellPeople } from "./parts/tell-people";

/** Ends the suspension: the app gets its versions again. */
export async function resumeMiniProgram(ctx: Ctx, input: ResumeMiniProgram): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { life, ...miniProgram } = await holdMiniProgram(ctx, input.id, "resume");
    const { id, workspaceId } = miniProgram;
    await ctx.db
      .update(suspensions)
      .set({ resumedBy: ctx.actor.personId, resumedAt: ctx.now(), resumeReason: input.reason })
      .where(and(eq(suspensions.miniProgramId, id), isNull(suspensions.resumedAt)));
    await tellPeople(ctx, miniProgram, {
      title: `${life.name} is resumed`,
      body: `${ctx.actor.name} has ended its suspension: ${input.reason}`,
      href: `/mini-programs/${id}`,
    });
    const details = { name: life.name, reason: input.reason };
    await record(ctx, "mini_program.resumed", { kind: "mini_program", id, workspaceId }, details);
  });
}
