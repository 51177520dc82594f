import type { Action } from "../access/matrix";
import { permitted, type Ctx } from "../context";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Throws where the actor may not do this in the workspace. For screens that have nothing of their own to read. */
export async function assertMayInWorkspace(ctx: Ctx, input: { id: string; action: Action }): Promise<void> {
  await permitted(ctx, () => permittedWorkspace(ctx, input.id, input.action));
}
