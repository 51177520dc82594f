import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { InviteMember } from "./inputs";
import { addInvitation } from "./parts/add-invitation";
import { assertMaySendInvitation } from "./parts/assert-may-send-invitation";
import { assertNotOneself, isOwnEmail } from "./parts/assert-not-oneself";
import { assertRoleFits } from "./parts/assert-role-fits";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Offers a membership to an e-mail for three days. */
export async function inviteMember(ctx: Ctx, input: InviteMember): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
    assertRoleFits(workspace.kind, input.role);
    assertNotOneself(ctx, workspace, { role: input.role, isSelf: isOwnEmail(ctx, input.email) });
    await assertMaySendInvitation(ctx, "email");
    await addInvitation(ctx, workspace, input);
    const { name, email, role } = input;
    await record(ctx, "invitation.sent", { kind: "workspace", id: workspace.id }, { name, email, role });
  });
}
