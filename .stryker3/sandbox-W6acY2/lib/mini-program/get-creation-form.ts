import { randomUUID } from "node:crypto";
import { permitted, type Ctx } from "../context";
import { assertCreatesSomewhere, creationWorkspaces, type CreationWorkspace } from "./parts/creation-workspaces";

/** What the form needs: the workspaces in which this person may create, and the key that makes it count once. */
export async function getCreationForm(ctx: Ctx): Promise<{ workspaces: CreationWorkspace[]; formKey: string }> {
  return permitted(ctx, async () => {
    assertCreatesSomewhere(ctx.actor);
    return { workspaces: await creationWorkspaces(ctx), formKey: randomUUID() };
  });
}
