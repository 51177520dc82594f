import { and, desc, eq, isNull } from "drizzle-orm";
import { invitations, mails, people } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import type { Role } from "../vocabulary";
import { mostInvitations } from "./parts/add-invitation";
import { invitationLink } from "./parts/invitation-token";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** How its mail stands: none where no mail is configured, else under way, sent, or tried in vain so far; what the mail server said is for those who look after the console. */
export type InvitationMail = { state: "none" | "waiting" | "sent" } | { state: "failing"; error: string | null };

export type Invitation = {
  id: string;
  name: string;
  email: string;
  role: Role;
  invitedBy: string;
  sentAt: Date;
  expiresAt: Date;
  isExpired: boolean;
  /** Null once it has expired. */
  link: string | null;
  mail: InvitationMail;
};

/** The invitations that were neither accepted nor withdrawn, the newest first; for those who manage the workspace. */
export async function listInvitations(ctx: Ctx, input: { id: string }): Promise<Invitation[]> {
  return permitted(ctx, async () => {
    const { id } = await permittedWorkspace(ctx, input.id, "workspace.manage");
    const rows = await ctx.db
      .select({
        id: invitations.id,
        name: invitations.name,
        email: invitations.email,
        role: invitations.role,
        token: invitations.token,
        invitedBy: people.name,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
        sending: { id: mails.id, sentAt: mails.sentAt, nextAttemptAt: mails.nextAttemptAt, error: mails.lastError },
      })
      .from(invitations)
      .innerJoin(people, eq(people.id, invitations.invitedBy))
      .leftJoin(mails, eq(mails.id, invitations.mailId))
      .where(and(eq(invitations.workspaceId, id), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
      .orderBy(desc(invitations.sentAt), desc(invitations.id))
      .limit(mostInvitations);
    const seesErrors = can(ctx.actor, "settings.manage");
    return rows.map(({ token, sending, ...row }) => {
      const isExpired = row.expiresAt <= ctx.now();
      return {
        ...row,
        isExpired,
        link: isExpired ? null : invitationLink(ctx.outreach.appUrl, token),
        mail: mailOf(sending, seesErrors),
      };
    });
  });
}

type Sending = { sentAt: Date | null; nextAttemptAt: Date | null; error: string | null };

function mailOf(sending: Sending | null, seesErrors: boolean): InvitationMail {
  if (sending?.sentAt) return { state: "sent" };
  if (sending && sending.error !== null) return { state: "failing", error: seesErrors ? sending.error : null };
  // One that was discarded goes no more, as if there had been none.
  return { state: sending?.nextAttemptAt ? "waiting" : "none" };
}
