"use client";

import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterChip, type FilterProps } from "@/app/_components/filter/filter-chip";
import { FilterToggle, type ToggleProps } from "@/app/_components/filter/filter-toggle";
import type { KnownFilterProps } from "@/app/_components/filter/known-filter-chip";
import { SearchField } from "@/app/_components/filter/search-field";
import { SortSelect } from "@/app/_components/filter/sort-select";
import { stateLabels, typeLabels } from "@/lib/format/labels";
import { miniProgramTypes, type MiniProgramState } from "@/lib/vocabulary";
import { CategoryFilter } from "./category-filter";
import { WorkspaceFilter, type WorkspaceFilterProps } from "./workspace-filter";

const sorts = [
  { value: "updated", label: "Last modified" },
  { value: "name", label: "Name" },
  { value: "created", label: "Created" },
];
const types = miniProgramTypes.map((value) => ({ value, label: typeLabels[value] }));

type Chosen = Pick<FilterProps, "chosen" | "clearHref">;

type Props = {
  q: string;
  sort: string;
  /** Where it is not the usual one. */
  size: string | undefined;
  status: Chosen & { of: MiniProgramState[] };
  type: Chosen;
  workspace: WorkspaceFilterProps;
  category: KnownFilterProps;
  /** False for those whom nothing can wait for, unless it is in force. */
  attention: false | Pick<ToggleProps, "isOn" | "href">;
};

export function FilterControls({ q, sort, size, status, type, workspace, category, attention }: Props) {
  const { of: states, ...chosenStatus } = status;
  const statuses = states.map((value) => ({ value, label: stateLabels[value] }));
  return (
    <FilterBar
      label="Mini programs"
      search={<SearchField name="q" label="Search mini programs" placeholder="Name, ID or creator" value={q} />}
      sort={<SortSelect name="sort" label="Sort" options={sorts} value={sort} />}
      keep={{ size }}
    >
      <FilterChip label="Status" name="status" options={statuses} {...chosenStatus} />
      <FilterChip label="Type" name="type" options={types} {...type} />
      <WorkspaceFilter {...workspace} />
      <CategoryFilter {...category} />
      {attention && <FilterToggle label="Needs my attention" name="attention" {...attention} />}
    </FilterBar>
  );
}
