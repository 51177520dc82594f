"use client";

import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import type { FeatureRow } from "@/lib/catalog/list-features";
import { accessLabels } from "@/lib/format/labels";
import { SensitiveBadge } from "../sensitive-badge";

const jsapiWords = (count: number) => (count === 1 ? "1 JSAPI" : `${count} JSAPIs`);

const columns: Column<FeatureRow>[] = [
  {
    key: "name",
    head: "Feature",
    phone: "title",
    cell: ({ key, name }) => <RowTitle href={`/catalog/features/${key}`}>{name}</RowTitle>,
  },
  { key: "description", head: "Description", from: "lg", cell: ({ description }) => description },
  {
    key: "access",
    head: "Access",
    phone: "state",
    cell: ({ access }) => (
      <Badge tone={access === "activation" ? "info" : "neutral"} className="whitespace-nowrap">
        {accessLabels[access]}
      </Badge>
    ),
  },
  {
    key: "jsapis",
    head: "JSAPIs",
    phone: 1,
    cell: ({ jsapis }) => (
      <>
        <span className="tabular-nums max-md:hidden">{jsapis}</span>
        <span className="md:hidden">{jsapiWords(jsapis)}</span>
      </>
    ),
  },
  {
    key: "sensitive",
    head: "Sensitive",
    phone: 2,
    className: "md:whitespace-nowrap max-md:text-warn!",
    cell: ({ sensitive }) => sensitive > 0 && <SensitiveBadge count={sensitive} />,
  },
];

const users: Column<FeatureRow> = {
  key: "users",
  head: "Mini programs",
  align: "end",
  className: "tabular-nums",
  cell: ({ miniPrograms }) => (miniPrograms === 0 ? "–" : miniPrograms),
};

export function FeaturesTable({ rows, mayEdit }: { rows: FeatureRow[]; mayEdit: boolean }) {
  const shown = mayEdit ? [...columns, users] : columns;
  return <DataTable label="Features" columns={shown} rows={rows} rowKey={({ key }) => key} />;
}
