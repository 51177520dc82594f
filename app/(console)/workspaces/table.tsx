import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { RowTitle } from "@/app/_components/ui/row-title";
import { roleLabels, workspaceKindLabels } from "@/lib/format/labels";
import { countedUpTo, type WorkspaceRow } from "@/lib/workspace/list-workspaces";

const columns: Column<WorkspaceRow>[] = [
  {
    key: "name",
    head: "Workspace",
    phone: "title",
    cell: ({ id, name }) => (
      <RowTitle href={`/workspaces/${id}`} media={<LogoTile name={name} seed={id} />}>
        {name}
      </RowTitle>
    ),
  },
  { key: "kind", head: "Kind", phone: 1, cell: ({ kind }) => workspaceKindLabels[kind] },
  {
    key: "role",
    head: "My role",
    phone: "state",
    cell: ({ myRole }) => <span className="text-ink-2">{myRole ? roleLabels[myRole] : "–"}</span>,
  },
  { key: "members", head: "Members", align: "end", cell: ({ members }) => number(members) },
  {
    key: "membersOnPhone",
    head: "Members",
    phone: 2,
    from: "never",
    cell: ({ members }) => `${number(members)} ${members === 1 ? "member" : "members"}`,
  },
  { key: "miniPrograms", head: "Mini programs", align: "end", cell: ({ miniPrograms }) => number(miniPrograms) },
  {
    key: "invitations",
    head: "Open invitations",
    align: "end",
    cell: ({ openInvitations }) => number(openInvitations),
  },
];

function number(value: number | null): string {
  if (value === null) return "–";
  return value > countedUpTo ? `more than ${countedUpTo.toLocaleString("en")}` : value.toLocaleString("en");
}

export function WorkspacesTable({ rows }: { rows: WorkspaceRow[] }) {
  return <DataTable label="Workspaces" columns={columns} rows={rows} rowKey={({ id }) => id} media />;
}
