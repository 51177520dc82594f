"use client";

import { Users } from "lucide-react";
import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Pagination } from "@/app/_components/ui/pagination";
import { PersonAvatar } from "@/app/_components/ui/person-avatar";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { roleLabels } from "@/lib/format/labels";
import type { Member, MemberList } from "@/lib/member/list-members";
import { RemoveOrLeave } from "./remove-or-leave";
import { memberRoles } from "./member-roles";
import { RoleForm } from "./role-form";

type Props = { id: string; list: MemberList; isFirstPage: boolean };

export function MemberTable({ id, list: { members, next }, isFirstPage }: Props) {
  if (members.length === 0) {
    return (
      <EmptyState icon={<Users />} title={isFirstPage ? "Nobody is a member" : "No more members"}>
        People with a workspace role run this mini program; nobody was added to it.
      </EmptyState>
    );
  }
  const address = `/mini-programs/${id}/members` as const;
  return (
    <div>
      <DataTable label="Members" columns={columns(id)} rows={members} rowKey={({ personId }) => personId} media />
      {(next !== null || !isFirstPage) && (
        <Pagination
          {...(!isFirstPage && { previous: address })}
          {...(next !== null && { next: `${address}?after=${next}` as const })}
        />
      )}
    </div>
  );
}

const columns = (id: string): Column<Member>[] => [
  {
    key: "person",
    head: "Person",
    phone: "title",
    cell: ({ name, email, isYou, joinReason }) => (
      <RowTitle
        media={<PersonAvatar name={name} />}
        detail={email !== null && <span className="wrap-anywhere">{email}</span>}
      >
        {name}
        {isYou && <span className="font-normal text-ink-2"> (you)</span>}
        {joinReason !== null && (
          <span className="mt-0.5 block max-w-72 text-xs font-normal wrap-anywhere whitespace-pre-line text-ink-2">
            Joined with the reason: <span dir="auto">{joinReason}</span>
          </span>
        )}
      </RowTitle>
    ),
  },
  { key: "role", head: "Role", phone: "state", cell: (member) => <RoleCell id={id} member={member} /> },
  {
    key: "workspace-role",
    head: "Workspace role",
    phone: 1,
    cell: ({ workspaceRoles, isBlocked }) => (
      <span className="md:flex md:flex-wrap md:items-center md:gap-x-2 md:gap-y-1">
        {workspaceRoles.map(({ role, workspace, status }) => (
          <span key={workspace}>
            {roleLabels[role]}
            <span className="block text-xs text-ink-2 max-md:hidden">{workspace}</span>
            {status === "blocked" && !isBlocked && " (blocked)"}
          </span>
        ))}
        {isBlocked && (
          <>
            {" "}
            <Badge tone="bad">Blocked</Badge>
          </>
        )}
      </span>
    ),
  },
  {
    key: "added",
    head: "Added by",
    phone: 2,
    from: "lg",
    cell: ({ addedBy, addedAt }) => (
      <>
        <span className="md:hidden">added by </span>
        {addedBy} <Time value={addedAt} form="date" className="text-ink-2 md:block md:text-xs" />
      </>
    ),
  },
  {
    key: "active",
    head: "Last active",
    phone: 3,
    from: "lg",
    cell: ({ lastActiveAt }) =>
      lastActiveAt ? (
        <>
          <span className="md:hidden">last active </span>
          <Time value={lastActiveAt} />
        </>
      ) : (
        <span className="text-ink-3">
          Not <span className="md:hidden">active </span>yet
        </span>
      ),
  },
  {
    key: "acts",
    head: <span className="sr-only">Acts</span>,
    phone: "acts",
    align: "end",
    cell: (member) => <RemoveOrLeave id={id} member={member} />,
  },
];

function RoleCell({ id, member }: { id: string; member: Member }) {
  const { personId, role, setRole, isLastAdmin } = member;
  if (setRole === null) return roleLabels[role];
  if (setRole.closed !== null) {
    return (
      <>
        {roleLabels[role]}
        {isLastAdmin && <span className="block text-xs text-ink-2">the last one</span>}
      </>
    );
  }
  return <RoleForm key={role} id={id} personId={personId} role={role} roles={memberRoles} />;
}
