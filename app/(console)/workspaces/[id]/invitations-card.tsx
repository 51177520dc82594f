import { MailPlus } from "lucide-react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { PlainAct } from "@/app/_components/form/plain-act";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { roleLabels } from "@/lib/format/labels";
import type { Workspace } from "@/lib/workspace/get-workspace";
import type { Invitation } from "@/lib/workspace/list-invitations";
import { resendAction, withdrawAction } from "./actions";
import { MailState } from "./mail-state";

const columns = (workspace: Workspace): Column<Invitation>[] => [
  {
    key: "person",
    head: "Person",
    phone: "title",
    cell: ({ name, email }) => (
      <RowTitle detail={email}>
        {name}
        <span className="block text-xs font-normal text-ink-2 md:hidden">{email}</span>
      </RowTitle>
    ),
  },
  { key: "role", head: "Role", phone: 1, cell: ({ role }) => roleLabels[role] },
  {
    key: "status",
    head: "Status",
    phone: "state",
    cell: ({ isExpired }) => <Badge tone={isExpired ? "warn" : "info"}>{isExpired ? "Expired" : "Open"}</Badge>,
  },
  {
    key: "sent",
    head: "Sent",
    phone: 2,
    from: "lg",
    cell: ({ invitedBy, sentAt }) => (
      <>
        by {invitedBy}
        <span className="block text-ink-2 max-md:hidden">
          <Time value={sentAt} />
        </span>
      </>
    ),
  },
  {
    key: "until",
    head: "Until",
    phone: 3,
    from: "lg",
    cell: ({ expiresAt, mail }) => (
      <>
        <span className="md:hidden">until </span>
        <Time value={expiresAt} />
        <MailState mail={mail} />
      </>
    ),
  },
  {
    key: "acts",
    head: <span className="sr-only">Acts</span>,
    phone: "acts",
    align: "end",
    cell: (invitation) => <InvitationActs workspace={workspace} invitation={invitation} />,
  },
];

export function InvitationsCard({ workspace, invitations }: { workspace: Workspace; invitations: Invitation[] }) {
  if (invitations.length === 0) {
    return (
      <Card title="Invitations">
        <p className="flex items-center gap-2 text-sm text-ink-2">
          <MailPlus aria-hidden className="size-4 shrink-0 text-ink-3" />
          Nobody is invited at present.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Invitations" note={`${workspace.openInvitations} open`} flush>
      <DataTable label="Invitations" columns={columns(workspace)} rows={invitations} rowKey={({ id }) => id} flush />
    </Card>
  );
}

function InvitationActs({ workspace, invitation }: { workspace: Workspace; invitation: Invitation }) {
  const { id, name, email, link } = invitation;
  const hidden = { workspace: workspace.id, invitation: id };
  return (
    <div className="relative z-1 flex flex-wrap items-center gap-1.5 md:justify-end">
      {link && (
        <details className="text-start">
          <summary className="cursor-pointer rounded px-1.5 py-1 text-xs font-medium text-ink-2 hover:bg-sunken">
            Show link
          </summary>
          <p className="max-w-72 py-1 text-xs">
            <code className="font-mono wrap-anywhere select-all">{link}</code>
          </p>
        </details>
      )}
      {link && <CopyButton value={link} what={`link for ${name}`} />}
      <PlainAct action={resendAction} hidden={hidden} describedBy={email}>
        Resend
      </PlainAct>
      <ConfirmForm
        trigger="Withdraw invitation"
        look={{ size: "sm" }}
        title={`Withdraw the invitation of ${name}?`}
        action={withdrawAction}
        submit="Withdraw invitation"
        keep="Keep invitation"
        tone="danger"
        hidden={hidden}
      >
        <p className="text-sm text-ink-2">Its link leads nowhere from then on. You can invite {email} again.</p>
      </ConfirmForm>
    </div>
  );
}
