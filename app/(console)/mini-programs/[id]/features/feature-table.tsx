"use client";

import { Blocks } from "lucide-react";
import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Time } from "@/app/_components/ui/time";
import type { AddedFeature } from "@/lib/feature/list-mini-program-features";
import { accessLabels } from "@/lib/format/labels";
import { DeleteFeature } from "./delete-feature";
import { jsapiColumns, nameColumn } from "./shared-columns";

type Props = { id: string; features: AddedFeature[]; mayManage: boolean; hasVersions: boolean };

/** The features that the mini program has. */
export function FeatureTable({ id, features, mayManage, hasVersions }: Props) {
  if (features.length === 0) {
    return (
      <EmptyState icon={<Blocks />} title="No feature is added">
        A feature grants a mini program the JSAPIs that it packs. Without one, no call is granted.
      </EmptyState>
    );
  }
  const told = hasVersions ? [...columns(id), useColumn] : columns(id);
  const shown = mayManage ? [...told, acts(id)] : told;
  return <DataTable label="Features" columns={shown} rows={features} rowKey={({ key }) => key} />;
}

const columns = (id: string): Column<AddedFeature>[] => [
  nameColumn(id),
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
  ...jsapiColumns,
  {
    key: "added",
    head: "Added by",
    phone: 3,
    cell: ({ addedBy, addedAt }) => (
      <>
        {addedBy} <Time value={addedAt} form="date" className="text-ink-2 md:block md:text-xs" />
      </>
    ),
  },
];

const useWords = { released: "Released version", others: "Other versions", none: "No version" };

const useColumn: Column<AddedFeature> = {
  key: "use",
  head: "Used by",
  phone: 4,
  cell: ({ use }) => <span className={use === "none" ? "text-warn" : undefined}>{useWords[use]}</span>,
};

const acts = (id: string): Column<AddedFeature> => ({
  key: "acts",
  head: <span className="sr-only">Acts</span>,
  phone: "acts",
  align: "end",
  cell: (feature) => (
    <div className="relative z-1">
      <DeleteFeature id={id} feature={feature} look={{ size: "sm" }} />
    </div>
  ),
});
