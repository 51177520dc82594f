import type { Ctx } from "../context";
import { offeredWorkspaces, type Choice } from "./parts/offered-workspaces";

/** The workspaces that the list can be narrowed to: at most 200, by name. */
export async function listWorkspaceChoices(ctx: Ctx): Promise<Choice[]> {
  return offeredWorkspaces(ctx);
}
