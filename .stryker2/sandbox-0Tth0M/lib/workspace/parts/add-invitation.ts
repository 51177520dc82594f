import { and, eq, isNull, sql } from "drizzle-orm";
import { foldedEmail, invitations, memberships, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import { conflict, invalid } from "../../errors";
import { emailKey } from "../../text/name-key";
import type { Role } from "../../vocabulary";
import type { PermittedWorkspace } from "./permitted-workspace";
import { sendInvitation } from "./send-invitation";

/** Open and expired ones that a workspace can have at once. */
export const mostInvitations = 200;

type Offer = { name: string; email: string; role: Role };

/** An e-mail has at most one invitation to a workspace that was neither accepted nor withdrawn. */
export async function addInvitation(
  ctx: Ctx,
  workspace: Pick<PermittedWorkspace, "id" | "kind" | "name">,
  { name, email, role }: Offer,
): Promise<{ id: string }> {
  await assertNotMember(ctx, workspace.id, email);
  await assertNotTooMany(ctx, workspace.id);
  const sent = await sendInvitation(ctx, { name, email, role, workspaceName: workspace.name });
  const [added] = await ctx.db
    .insert(invitations)
    .values({
      workspaceId: workspace.id,
      workspaceKind: workspace.kind,
      name,
      email,
      emailKey: emailKey(email),
      role,
      invitedBy: ctx.actor.personId,
      createdAt: sent.sentAt,
      ...sent,
    })
    .onConflictDoNothing({
      target: [invitations.workspaceId, invitations.emailKey],
      where: sql`accepted_at is null and withdrawn_at is null`,
    })
    .returning({ id: invitations.id });
  if (!added) throw await alreadyInvited(ctx, workspace.id, email);
  return added;
}

/** As many as the list of invitations shows. */
async function assertNotTooMany(ctx: Ctx, workspaceId: string): Promise<void> {
  const open = await ctx.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(eq(invitations.workspaceId, workspaceId), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)),
    )
    .limit(mostInvitations);
  if (open.length < mostInvitations) return;
  throw conflict(`${mostInvitations} invitations to this workspace are open. Withdraw some that nobody will accept.`);
}

async function assertNotMember(ctx: Ctx, workspaceId: string, email: string): Promise<void> {
  const [member] = await ctx.db
    .select({ name: people.name, status: memberships.status })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(eq(memberships.workspaceId, workspaceId), eq(people.emailVerified, true), eq(foldedEmail, emailKey(email))),
    )
    .limit(1);
  if (!member) return;
  const wayOn =
    member.status === "blocked"
      ? "is a member already, and blocked. Unblock them in the list of members."
      : "is a member already. Their role can be changed in the list of members.";
  throw invalid({ email: [`${member.name} ${wayOn}`] });
}

async function alreadyInvited(ctx: Ctx, workspaceId: string, email: string) {
  const [open] = await ctx.db
    .select({ expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.emailKey, emailKey(email)),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    );
  const how = open && open.expiresAt <= ctx.now() ? "an invitation that has expired" : "an open invitation";
  return invalid({
    email: [`This e-mail has ${how}. Send it again, or withdraw it first, in the list of invitations.`],
  });
}
