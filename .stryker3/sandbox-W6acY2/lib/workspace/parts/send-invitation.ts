import { roleLabels } from "../../format/labels";
import type { Ctx } from "../../context";
import { enqueueMail } from "../../notice/parts/enqueue-mail";
import type { Role } from "../../vocabulary";
import { invitationLasts, invitationLink, newInvitationToken } from "./invitation-token";

type Offer = { name: string; email: string; role: Role; workspaceName: string };

/** A new link that lasts three days, and the mail that carries it where mail is configured. */
export async function sendInvitation(ctx: Ctx, offer: Offer) {
  const sentAt = ctx.now();
  const expiresAt = new Date(sentAt.getTime() + invitationLasts);
  const token = newInvitationToken();
  const mail = ctx.outreach.sendsMail
    ? await enqueueMail(ctx, mailOf(offer, ctx.actor.name, invitationLink(ctx.outreach.appUrl, token), expiresAt))
    : null;
  return { token, sentAt, expiresAt, mailId: mail?.id ?? null };
}

function mailOf({ name, email, role, workspaceName }: Offer, invitedBy: string, link: string, expiresAt: Date) {
  const until = expiresAt.toISOString().replace(/^(.{10})T(.{5}).*$/, "$1 $2 UTC");
  return {
    to: email,
    subject: `${invitedBy} invites you to ${workspaceName}`,
    body: [
      `Hello ${name},`,
      `${invitedBy} invites you to ${workspaceName} in the Mini Program Console, as ${roleLabels[role]}.`,
      `Open this link and sign in with the account that has the e-mail ${email}:`,
      link,
      `The link can be used until ${until}. If you did not expect this mail, leave it: without a sign-in nothing happens.`,
    ].join("\n\n"),
  };
}
