import type { InvitationMail } from "@/lib/workspace/list-invitations";

/** How the mail of an invitation stands; where it cannot be sent, what the mail server says to those who look after it. */
export function MailState({ mail }: { mail: InvitationMail }) {
  switch (mail.state) {
    case "none":
      return <span className="block text-xs text-ink-2">No mail is sent: copy the link</span>;
    case "waiting":
      return <span className="block text-xs text-ink-2">The mail is about to be sent</span>;
    case "sent":
      return <span className="block text-xs text-ink-2">The mail was sent</span>;
    case "failing":
      return (
        <span className="block max-w-72 text-xs text-bad">
          The mail could not be sent yet{mail.error === null ? ". Copy the link instead." : `: ${mail.error}`}
        </span>
      );
  }
}
