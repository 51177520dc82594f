import { removals } from "../../db/schema";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import { holdMiniProgram } from "../mini-program/parts/hold-mini-program";
import { openRequest } from "../request/parts/open-request";
import type { RequestRemoval } from "./inputs";
import { removalSnapshot } from "./parts/removal-snapshot";

/** Asks that a mini program may be removed. Nothing of it changes before somebody else has approved that. */
export async function requestRemoval(ctx: Ctx, input: RequestRemoval): Promise<{ number: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { id, life } = await holdMiniProgram(ctx, input.id, "requestRemoval");
    const snapshot = await removalSnapshot(ctx, id);
    if (!snapshot) throw notFound();
    return openRequest(
      ctx,
      {
        category: "removal",
        miniProgramId: id,
        subject: "",
        title: `Remove ${life.name}`,
        reason: input.reason,
        snapshot,
      },
      async (requestNumber) => {
        await ctx.db.insert(removals).values({ miniProgramId: id, requestNumber, requestedAt: ctx.now() });
      },
    );
  });
}
