"use client";

import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { EntryDetails } from "./entry-details";
import type { ShownEntry } from "./shown-entry";

const columns: Column<ShownEntry>[] = [
  {
    key: "who",
    head: "Who",
    phone: "title",
    cell: ({ who }) => <RowTitle>{who}</RowTitle>,
  },
  {
    key: "what",
    head: "What",
    phone: 1,
    className: "list-sentence",
    cell: ({ what }) => what,
  },
  { key: "subject", head: "On what", phone: 2, className: "list-sentence", cell: Subject },
  {
    key: "address",
    head: "Address",
    phone: 3,
    className: "list-sentence",
    cell: ({ address }) => address && <span className="font-mono text-xs whitespace-nowrap">{address}</span>,
  },
  {
    key: "details",
    head: "Details",
    phone: 4,
    className: "max-md:basis-full",
    cell: ({ details }) => <EntryDetails rows={details} />,
  },
  {
    key: "when",
    head: "When",
    phone: "state",
    align: "end",
    cell: ({ at }) => <Time value={at} className="text-ink-2 max-md:text-xs" />,
  },
];

export function EntryTable({ entries }: { entries: ShownEntry[] }) {
  return <DataTable label="Audit log" columns={columns} rows={entries} rowKey={({ position }) => String(position)} />;
}

function Subject({ subject: { name, opens } }: ShownEntry) {
  if (name === null) return null;
  return opens ? <TextLink href={`/mini-programs/${opens}`}>{name}</TextLink> : name;
}
