import { memberships } from "../../db/schema";
import { neverOrphaning } from "../access/never-orphaned";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { MemberInput } from "./inputs";
import { heldMembership, membershipOf } from "./parts/held-membership";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** The person stays a member and loses every right of it with their next click; their sessions stay and give nothing. */
export async function blockMember(ctx: Ctx, input: MemberInput): Promise<void> {
  await neverOrphaning(() =>
    inTransaction(ctx, async (begun) => {
      const ctx = await underRolesLock(begun);
      const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
      if (input.person === ctx.actor.personId)
        throw conflict("You cannot block yourself. You can leave the workspace.");
      const member = await heldMembership(ctx, workspace.id, input.person);
      if (member.status === "blocked") return;
      await ctx.db
        .update(memberships)
        .set({ status: "blocked", keptSince: null })
        .where(membershipOf(workspace.id, input.person));
      const subject = { kind: "person", id: input.person, workspaceId: workspace.id } as const;
      await record(ctx, "workspace_member.blocked", subject, { role: member.role });
    }),
  );
}
