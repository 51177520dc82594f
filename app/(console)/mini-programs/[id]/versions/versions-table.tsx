"use client";

import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { sizeText } from "@/lib/format/size-text";
import type { VersionRow } from "@/lib/version/list-versions";
import { jsapiWords } from "../features/jsapi-words";
import { VersionStateBadge } from "./version-state";

const columns = (id: string, hasSizes: boolean, now: Date): Column<VersionRow>[] => [
  {
    key: "number",
    head: "Number",
    phone: "title",
    cell: ({ number }) => (
      <RowTitle href={`/mini-programs/${id}/versions/${number}`}>
        <span className="tabular-nums">{number}</span>
      </RowTitle>
    ),
  },
  { key: "status", head: "Status", phone: "state", cell: (row) => <VersionStateBadge {...row} /> },
  {
    key: "note",
    head: "Release note",
    phone: 1,
    from: "lg",
    className: "max-md:basis-full",
    cell: ({ releaseNote }) =>
      releaseNote === "" ? (
        <span className="text-ink-3 max-md:hidden">None yet</span>
      ) : (
        <span dir="auto" className="line-clamp-1">
          {releaseNote}
        </span>
      ),
  },
  { key: "uploader", head: "Uploader", phone: 2, cell: ({ uploader }) => uploader.name },
  {
    key: "jsapis",
    head: "JSAPIs",
    phone: 4,
    align: "end",
    cell: ({ jsapiCount }) => (
      <>
        <span className="tabular-nums max-md:hidden">{jsapiCount}</span>
        <span className="md:hidden">{jsapiWords(jsapiCount)}</span>
      </>
    ),
  },
  ...(hasSizes ? [size] : []),
  {
    key: "uploaded",
    head: "Uploaded",
    phone: 3,
    align: "end",
    className: "md:whitespace-nowrap",
    cell: ({ uploadedAt }) => <Time value={uploadedAt} relativeTo={now} className="text-ink-2" />,
  },
];

/** Versions that are made of an entrance have none. */
const size: Column<VersionRow> = {
  key: "size",
  head: "Size",
  from: "lg",
  align: "end",
  className: "whitespace-nowrap tabular-nums",
  cell: ({ size }) => size !== null && sizeText(size),
};

export function VersionsTable({ id, rows, now }: { id: string; rows: VersionRow[]; now: Date }) {
  const hasSizes = rows.some((row) => row.size !== null);
  return (
    <DataTable label="Versions" columns={columns(id, hasSizes, now)} rows={rows} rowKey={({ number }) => number} />
  );
}
