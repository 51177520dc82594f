import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { holdMiniProgram } from "../mini-program/parts/hold-mini-program";
import type { GiveUpRemoval } from "./inputs";
import { endRemoval } from "./parts/end-removal";

/** The approved removal is not wanted any more: the mini program stays as it is. */
export async function giveUpRemoval(ctx: Ctx, input: GiveUpRemoval): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { id, workspaceId, life } = await holdMiniProgram(ctx, input.id, "giveUpRemoval");
    await endRemoval(ctx, id, "given_up");
    const details = { name: life.name, ...(life.removal && { request: `#${life.removal.request}` }) };
    await record(ctx, "mini_program.removal_given_up", { kind: "mini_program", id, workspaceId }, details);
  });
}
