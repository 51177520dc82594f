import { neverOrphaning } from "../access/never-orphaned";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { MemberInput } from "./inputs";
import { endMembership } from "./parts/end-membership";
import { heldMembership } from "./parts/held-membership";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Takes a member out of a workspace, with the mini program memberships that counted only through it. */
export async function removeMember(ctx: Ctx, input: MemberInput): Promise<void> {
  await neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
      if (input.person === ctx.actor.personId)
        throw conflict("You cannot remove yourself. You can leave the workspace.");
      const { role } = await heldMembership(ctx, workspace.id, input.person);
      const miniPrograms = await endMembership(ctx, workspace.id, input.person);
      const subject = { kind: "person", id: input.person, workspaceId: workspace.id } as const;
      await record(ctx, "workspace_member.removed", subject, { role, miniPrograms: miniPrograms.slice(0, 50) });
    }),
  );
}
