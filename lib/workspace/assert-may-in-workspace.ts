import type { Action } from "../access/matrix";
import { permitted, type Ctx } from "../context";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Refuses whoever may not do this in the workspace, before a word of what they sent is read. */
export async function assertMayInWorkspace(ctx: Ctx, input: { id: string; action: Action }): Promise<void> {
  await permitted(ctx, () => permittedWorkspace(ctx, input.id, input.action));
}
