import type { Action } from "../access/matrix";
import { permitted, type Ctx } from "../context";
import { permittedMiniProgram } from "../access/permitted-mini-program";

/** Throws where the actor may not do this on the mini program. For screens that have nothing of their own to read. */
export async function assertMay(ctx: Ctx, input: { id: string; action: Action }): Promise<void> {
  await permitted(ctx, () => permittedMiniProgram(ctx, input.id, input.action));
}
