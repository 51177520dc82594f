import { memberships } from "../../db/schema";
import { neverOrphaning } from "../access/never-orphaned";
import { assertRoleSeen } from "../access/parts/assert-role-seen";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { SetWorkspaceRole } from "./inputs";
import { assertNotOneself } from "./parts/assert-not-oneself";
import { assertRoleFits } from "./parts/assert-role-fits";
import { heldMembership, membershipOf } from "./parts/held-membership";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Sets a member's role by hand: from then on groups of the identity provider leave it alone. */
export async function setWorkspaceRole(ctx: Ctx, input: SetWorkspaceRole): Promise<{ isChanged: boolean }> {
  return neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
      assertRoleFits(workspace.kind, input.role);
      assertNotOneself(ctx, workspace, { role: input.role, isSelf: input.person === ctx.actor.personId });
      const member = await heldMembership(ctx, workspace.id, input.person);
      if (member.role === input.role && member.source !== "groups") return { isChanged: false };
      assertRoleSeen(member, input.began);
      await ctx.db
        .update(memberships)
        .set({
          role: input.role,
          keptSince: null,
          ...(member.source === "groups" && { source: "added" as const, addedBy: ctx.actor.personId }),
        })
        .where(membershipOf(workspace.id, input.person));
      await record(
        ctx,
        "workspace_member.role_set",
        { kind: "person", id: input.person, workspaceId: workspace.id },
        { before: { role: member.role }, after: { role: input.role } },
      );
      return { isChanged: true };
    }),
  );
}
