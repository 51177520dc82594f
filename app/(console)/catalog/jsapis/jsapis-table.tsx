"use client";

import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import type { JsapiRow } from "@/lib/catalog/list-jsapis";
import { platformLabels } from "@/lib/format/labels";
import { JsapiName } from "../jsapi-name";
import { SensitiveBadge } from "../sensitive-badge";

const columns: Column<JsapiRow>[] = [
  {
    key: "name",
    head: "JSAPI",
    phone: "title",
    cell: ({ name }) => (
      <RowTitle href={`/catalog/jsapis/${name}`}>
        <JsapiName>{name}</JsapiName>
      </RowTitle>
    ),
  },
  { key: "sensitive", head: "Sensitive", phone: "state", cell: ({ sensitive }) => sensitive && <SensitiveBadge /> },
  {
    key: "description",
    head: "Description",
    phone: 1,
    className: "max-md:basis-full",
    cell: ({ description }) => description,
  },
  {
    key: "platforms",
    head: "Platforms",
    phone: 2,
    from: "lg",
    className: "md:whitespace-nowrap",
    cell: ({ platforms }) => platforms.map((platform) => platformLabels[platform]).join(", "),
  },
  {
    key: "features",
    head: "Granted by",
    phone: 3,
    cell: ({ grantedBy }) =>
      grantedBy.length > 0 ? grantedBy.join(", ") : <span className="text-ink-3">No feature</span>,
  },
];

export function JsapisTable({ rows }: { rows: JsapiRow[] }) {
  return <DataTable label="JSAPIs" columns={columns} rows={rows} rowKey={({ name }) => name} />;
}
