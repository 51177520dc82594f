import { memberships } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { MemberInput } from "./inputs";
import { heldMembership, membershipOf } from "./parts/held-membership";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Gives a blocked member the rights of their role back. */
export async function unblockMember(ctx: Ctx, input: MemberInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
    const member = await heldMembership(ctx, workspace.id, input.person);
    if (member.status === "active") return;
    await ctx.db.update(memberships).set({ status: "active" }).where(membershipOf(workspace.id, input.person));
    const subject = { kind: "person", id: input.person, workspaceId: workspace.id } as const;
    await record(ctx, "workspace_member.unblocked", subject, { role: member.role });
  });
}
