import { and, eq } from "drizzle-orm";
import { invitations } from "../../../db/schema";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";

/** An invitation that was neither accepted nor withdrawn, held until the end of the transaction. */
export async function heldInvitation(ctx: Ctx, workspaceId: string, id: string) {
  const [invitation] = await ctx.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), eq(invitations.workspaceId, workspaceId)))
    .for("update");
  if (!invitation) throw notFound();
  if (invitation.acceptedAt) throw conflict(`${invitation.name} has accepted this invitation meanwhile.`);
  if (invitation.withdrawnAt) throw conflict("This invitation was withdrawn meanwhile. Invite the person anew.");
  return invitation;
}
