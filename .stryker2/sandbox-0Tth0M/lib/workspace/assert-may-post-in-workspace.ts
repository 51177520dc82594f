import type { Action } from "../access/matrix";
import { permittedPost, type Ctx } from "../context";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Refuses whoever may not do this in the workspace, before a word of what they sent is read. */
export async function assertMayPostInWorkspace(ctx: Ctx, input: { id: string; action: Action }): Promise<void> {
  await permittedPost(ctx, () => permittedWorkspace(ctx, input.id, input.action));
}
