"use client";

import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { MonoId } from "@/app/_components/ui/mono-id";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { isUnfinished, missingWords, roleLabels, stateLabels, typeLabels } from "@/lib/format/labels";
import { ActivationsBadge, ReleaseBadge, RemovalBadge, SuspendedBadge } from "./life-badges";
import { type SentRow, type ShownRow, shownRow } from "./shown-row";
import { stateTones } from "./state-tones";

const columns = (now: Date): Column<ShownRow>[] => [
  {
    key: "name",
    head: "Mini program",
    phone: "title",
    cell: ({ id, name, logoId, state }) => (
      <RowTitle
        // A deleted one has no tabs.
        href={state === "deleted" ? `/mini-programs/${id}` : `/mini-programs/${id}/information`}
        media={<LogoTile name={name} seed={id} src={logoId ? `/logos/${logoId}` : undefined} />}
        detail={<MonoId value={id} copy />}
      >
        {name}
      </RowTitle>
    ),
  },
  { key: "type", head: "Type", cell: ({ type }) => typeLabels[type], from: "lg" },
  {
    key: "status",
    head: "Status",
    phone: "state",
    cell: ({ id, state, releasedVersion, missing, isSuspended, removal, releases, activations }) => (
      <>
        <span className="list-badges">
          <Badge tone={stateTones[state]}>
            {stateLabels[state]}
            {releasedVersion && <span className="md:hidden"> {releasedVersion}</span>}
          </Badge>
          {isSuspended && <SuspendedBadge />}
          {releases.map((release) => (
            <ReleaseBadge key={release.number} id={id} release={release} />
          ))}
          {removal && <RemovalBadge id={id} state={removal} />}
          <ActivationsBadge id={id} names={activations} />
        </span>
        {isUnfinished(state) && missing.length > 0 && (
          <span className="mt-0.5 block ps-2.5 text-xs text-ink-2 max-md:hidden">{missingWords(missing)}</span>
        )}
      </>
    ),
  },
  {
    key: "missing",
    head: "Still missing",
    phone: 1,
    from: "never",
    cell: ({ state, missing }) => isUnfinished(state) && missingWords(missing),
  },
  {
    key: "released",
    head: "Released",
    cell: ({ releasedVersion }) => releasedVersion ?? "–",
    className: "tabular-nums",
  },
  { key: "workspace", head: "Workspace", phone: 2, cell: ({ workspace }) => workspace },
  { key: "creator", head: "Creator", from: "lg", cell: ({ creator }) => creator },
  {
    key: "role",
    head: "My role",
    from: "xl",
    cell: ({ myRoles }) => [...new Set(myRoles.map((role) => roleLabels[role]))].join(", "),
    className: "wrap-normal",
  },
  {
    key: "modified",
    head: "Modified",
    phone: 3,
    align: "end",
    cell: ({ updatedAt }) => <Time value={updatedAt} relativeTo={now} className="text-ink-2" />,
  },
];

export function MiniProgramsTable({ rows, now }: { rows: SentRow[]; now: Date }) {
  return (
    <DataTable label="Mini programs" columns={columns(now)} rows={rows.map(shownRow)} rowKey={({ id }) => id} media />
  );
}
