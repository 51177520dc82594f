import { permittedMiniProgram } from "../access/permitted-mini-program";
import type { Action } from "../access/matrix";
import { permittedPost, type Ctx } from "../context";

/** Refuses whoever may not do this on the mini program, before a word of what they sent is read. */
export async function assertMayPost(ctx: Ctx, input: { id: string; action: Action }): Promise<void> {
  await permittedPost(ctx, () => permittedMiniProgram(ctx, input.id, input.action));
}
