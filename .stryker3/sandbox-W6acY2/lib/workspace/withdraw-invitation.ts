import { eq } from "drizzle-orm";
import { invitations } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { dropMail } from "../notice/parts/enqueue-mail";
import type { InvitationInput } from "./inputs";
import { heldInvitation } from "./parts/held-invitation";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Nobody can accept it any more. */
export async function withdrawInvitation(ctx: Ctx, input: InvitationInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const workspace = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "shared");
    const { id, name, email, role, mailId } = await heldInvitation(ctx, workspace.id, input.invitation);
    await dropMail(ctx, mailId);
    await ctx.db
      .update(invitations)
      .set({ withdrawnAt: ctx.now(), withdrawnBy: ctx.actor.personId })
      .where(eq(invitations.id, id));
    await record(ctx, "invitation.withdrawn", { kind: "workspace", id: workspace.id }, { name, email, role });
  });
}
