import type { Metadata } from "next";
import { PersonAvatar } from "@/app/_components/ui/person-avatar";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import type { Column } from "@/app/_components/ui/column";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { roleLabels } from "@/lib/access/sentences";
import { listMembers, type Member } from "@/lib/member/list-members";
import { Users } from "lucide-react";

export const metadata: Metadata = { title: "Members" };

const columns: Column<Member>[] = [
  {
    key: "person",
    head: "Person",
    phone: "title",
    cell: ({ name, email }) => (
      <RowTitle media={<PersonAvatar name={name} />} detail={email}>
        {name}
      </RowTitle>
    ),
  },
  { key: "role", head: "Role", phone: "state", cell: ({ role }) => roleLabels[role] },
  { key: "addedBy", head: "Added by", phone: 1, cell: ({ addedBy }) => addedBy },
  { key: "added", head: "Added", phone: 2, align: "end", cell: ({ addedAt }) => <Time value={addedAt} form="date" /> },
];

export default screen(async function MembersPage({ params }: PageProps<"/mini-programs/[id]/members">) {
  const { id } = await params;
  const members = await load((ctx) => listMembers(ctx, { id }));
  if (members.length === 0) {
    return (
      <EmptyState icon={<Users />} title="Nobody is a member">
        People with a workspace role run this mini program; nobody was added to it.
      </EmptyState>
    );
  }
  return <DataTable label="Members" columns={columns} rows={members} rowKey={({ personId }) => personId} media />;
});
