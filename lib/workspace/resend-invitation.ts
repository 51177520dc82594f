import { eq } from "drizzle-orm";
import { invitations } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { Outreach } from "../notice/outreach";
import { dropMail } from "../notice/parts/enqueue-mail";
import type { InvitationInput } from "./inputs";
import { heldInvitation } from "./parts/held-invitation";
import { permittedWorkspace } from "./parts/permitted-workspace";
import { sendInvitation } from "./parts/send-invitation";

/** A new link and three new days; the link before leads nowhere from now on. */
export async function resendInvitation(ctx: Ctx, input: InvitationInput & { outreach: Outreach }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
    const { id, name, email, role, mailId } = await heldInvitation(ctx, workspace.id, input.invitation);
    await dropMail(ctx, mailId);
    const sent = await sendInvitation(ctx, { name, email, role, workspaceName: workspace.name }, input.outreach);
    await ctx.db
      .update(invitations)
      .set({ ...sent, invitedBy: ctx.actor.personId })
      .where(eq(invitations.id, id));
    await record(ctx, "invitation.resent", { kind: "workspace", id: workspace.id }, { name, email, role });
  });
}
