import { neverOrphaning } from "../access/never-orphaned";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { LeaveWorkspace } from "./inputs";
import { endMembership } from "./parts/end-membership";
import { heldMembership } from "./parts/held-membership";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Everyone may leave a workspace by themselves, unless nobody else could do their work. */
export async function leaveWorkspace(ctx: Ctx, input: LeaveWorkspace): Promise<void> {
  await neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.view", "shared");
      // A Workspace Admin sees all workspaces, and is a member of few.
      if (!ctx.actor.memberships.some(({ workspaceId }) => workspaceId === workspace.id)) {
        throw conflict("You are not a member of this workspace.");
      }
      const { personId } = ctx.actor;
      const { role } = await heldMembership(ctx, workspace.id, personId);
      const miniPrograms = await endMembership(ctx, workspace.id, personId);
      const subject = { kind: "person", id: personId, workspaceId: workspace.id } as const;
      await record(ctx, "workspace_member.left", subject, { role, miniPrograms: miniPrograms.slice(0, 50) });
    }),
  );
}
