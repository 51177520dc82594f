import { Users } from "lucide-react";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PersonAvatar } from "@/app/_components/ui/person-avatar";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { roleLabels, sourceWords } from "@/lib/format/labels";
import type { Workspace } from "@/lib/workspace/get-workspace";
import type { WorkspaceMember, WorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { MemberActs } from "./member-acts";

const columns = (workspace: Workspace, now: Date): Column<WorkspaceMember>[] => [
  {
    key: "person",
    head: "Person",
    phone: "title",
    cell: ({ name, email, isMe }) => (
      <RowTitle media={<PersonAvatar name={name} />} detail={email}>
        {name}
        {isMe && <span className="font-normal text-ink-2"> (you)</span>}
      </RowTitle>
    ),
  },
  {
    key: "role",
    head: "Role",
    phone: 1,
    cell: ({ role }) => roleLabels[role],
  },
  {
    key: "status",
    head: "Status",
    phone: "state",
    cell: ({ status }) => (
      <Badge tone={status === "active" ? "ok" : "bad"}>{status === "active" ? "Active" : "Blocked"}</Badge>
    ),
  },
  {
    key: "source",
    head: "Came by",
    phone: 2,
    from: "lg",
    cell: ({ source, addedBy, addedAt }) => (
      <>
        {sourceWords(source, addedBy)}
        <span className="block text-ink-2 max-md:hidden">
          <Time value={addedAt} form="date" />
        </span>
      </>
    ),
  },
  {
    key: "active",
    head: "Last active",
    from: "xl",
    cell: ({ lastActiveAt }) =>
      lastActiveAt ? <Time value={lastActiveAt} relativeTo={now} className="text-ink-2" /> : "–",
  },
  {
    key: "acts",
    head: <span className="sr-only">Acts</span>,
    phone: "acts",
    align: "end",
    cell: (member) => Object.keys(member.acts).length > 0 && <MemberActs workspace={workspace} member={member} />,
  },
];

export function MembersCard({
  workspace,
  members: { rows, after },
}: {
  workspace: Workspace;
  members: WorkspaceMembers;
}) {
  return (
    <Card title="Members" note={workspace.members.toLocaleString("en")} flush>
      {rows.length === 0 ? (
        <EmptyState icon={<Users />} title="Nobody is a member yet">
          Whoever accepts an invitation stands here.
        </EmptyState>
      ) : (
        <DataTable
          label="Members"
          columns={columns(workspace, new Date())}
          rows={rows}
          rowKey={({ personId }) => personId}
          media
          flush
        />
      )}
      {after && (
        <nav aria-label="Pages of members" className="flex justify-end border-t border-line p-3">
          <ButtonLink href={`/workspaces/${workspace.id}?after=${after}`}>Next page</ButtonLink>
        </nav>
      )}
    </Card>
  );
}
