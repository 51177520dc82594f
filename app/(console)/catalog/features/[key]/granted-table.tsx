import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import type { Feature } from "@/lib/catalog/get-feature";
import { platformLabels } from "@/lib/format/labels";
import { JsapiName } from "../../jsapi-name";
import { SensitiveBadge } from "../../sensitive-badge";

type Row = Feature["jsapis"][number];

const columns: Column<Row>[] = [
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
    className: "md:whitespace-nowrap",
    cell: ({ platforms }) => platforms.map((platform) => platformLabels[platform]).join(", "),
  },
  { key: "sensitive", head: "Sensitive", phone: "state", cell: ({ sensitive }) => sensitive && <SensitiveBadge /> },
];

export function GrantedTable({ jsapis }: { jsapis: Row[] }) {
  return <DataTable label="JSAPIs" columns={columns} rows={jsapis} rowKey={({ name }) => name} flush />;
}
