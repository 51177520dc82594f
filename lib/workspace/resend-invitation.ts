import { eq } from "drizzle-orm";
import { invitations } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { dropMail } from "../notice/parts/enqueue-mail";
import { conflict } from "../errors";
import type { InvitationInput } from "./inputs";
import { assertMaySendInvitation } from "./parts/assert-may-send-invitation";
import { assertNotOneself, isOwnEmail } from "./parts/assert-not-oneself";
import { heldInvitation } from "./parts/held-invitation";
import { permittedWorkspace } from "./parts/permitted-workspace";
import { sendInvitation } from "./parts/send-invitation";

const atLeastBetween = 60 * 1000;

/** A new link and three new days; the link before leads nowhere from now on. */
export async function resendInvitation(ctx: Ctx, input: InvitationInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
    await assertMaySendInvitation(ctx, "");
    const held = await heldInvitation(ctx, workspace.id, input.invitation);
    const { id, name, email, role, mailId } = held;
    assertNotOneself(ctx, workspace, { role, isSelf: isOwnEmail(ctx, email) });
    if (ctx.now().getTime() - held.sentAt.getTime() < atLeastBetween) {
      throw conflict("This invitation was sent less than a minute ago. Wait a moment before you send it again.");
    }
    await dropMail(ctx, mailId);
    const sent = await sendInvitation(ctx, { name, email, role, workspaceName: workspace.name });
    await ctx.db
      .update(invitations)
      .set({ ...sent, invitedBy: ctx.actor.personId })
      .where(eq(invitations.id, id));
    await record(ctx, "invitation.resent", { kind: "workspace", id: workspace.id }, { name, email, role });
  });
}
