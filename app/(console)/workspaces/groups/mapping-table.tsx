import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { roleLabels } from "@/lib/format/labels";
import type { MappedGroup } from "@/lib/workspace/get-sign-in-groups";

const columns: Column<MappedGroup>[] = [
  { key: "group", head: "Group", phone: "title", cell: ({ group }) => <RowTitle>{group}</RowTitle> },
  {
    key: "workspace",
    head: "Workspace",
    phone: 1,
    cell: ({ workspace }) =>
      workspace ? workspace.name : <span className="text-bad">No workspace with this ID and role</span>,
  },
  { key: "role", head: "Role", phone: 2, cell: ({ role }) => roleLabels[role] },
  {
    key: "mine",
    head: "In your last sign-in",
    phone: "state",
    cell: ({ isMine }) => (isMine ? <Badge tone="ok">Yes</Badge> : <Badge>No</Badge>),
  },
];

export function MappingTable({ claim, mapping }: { claim: string; mapping: MappedGroup[] }) {
  return (
    <Card title="What groups give" note={`from the claim ${claim}; of several the highest role`} flush>
      <DataTable label="What groups give" columns={columns} rows={mapping} rowKey={({ group }) => group} flush />
    </Card>
  );
}
