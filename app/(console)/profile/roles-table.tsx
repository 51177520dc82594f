import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { roleLabels } from "@/lib/format/labels";
import type { Profile } from "@/lib/person/get-profile";
import type { Role } from "@/lib/vocabulary";

type Row = {
  key: string;
  role: Role;
  source: string;
  href?: `/mini-programs/${string}`;
  since: Date;
  blocked: boolean;
};

const columns: Column<Row>[] = [
  {
    key: "role",
    head: "Role",
    phone: "title",
    cell: ({ role, href }) => <RowTitle href={href}>{roleLabels[role]}</RowTitle>,
  },
  {
    key: "source",
    head: "Where it comes from",
    phone: 1,
    cell: ({ source }) => source,
  },
  {
    key: "status",
    head: "Status",
    phone: "state",
    cell: ({ blocked }) => <Badge tone={blocked ? "bad" : "ok"}>{blocked ? "Blocked" : "Active"}</Badge>,
  },
  {
    key: "since",
    head: "Since",
    phone: 2,
    align: "end",
    cell: ({ since }) => (
      <>
        <span className="md:hidden">since </span>
        <Time value={since} form="date" />
      </>
    ),
  },
];

export function RolesTable({ profile }: { profile: Profile }) {
  const rows: Row[] = [
    ...profile.memberships.map(({ workspace, kind, role, status, since }) => ({
      key: workspace,
      role,
      source: kind === "super_app" ? `${workspace}, the super-app workspace` : `${workspace}, a developer workspace`,
      since,
      blocked: status === "blocked",
    })),
    ...profile.miniPrograms.map(({ id, name, role, since }) => ({
      key: id,
      role,
      source: `the mini program ${name}`,
      href: `/mini-programs/${id}` as const,
      since,
      blocked: false,
    })),
  ];
  if (rows.length === 0) {
    return (
      <Card title="Your roles">
        <p className="text-sm text-ink-2">You belong to no workspace yet, so you have no role.</p>
      </Card>
    );
  }
  return (
    <Card title="Your roles" note={`${rows.length}`} flush>
      <DataTable label="Your roles" columns={columns} rows={rows} rowKey={({ key }) => key} flush />
    </Card>
  );
}
