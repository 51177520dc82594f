import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterChip, type FilterOption } from "@/app/_components/filter/filter-chip";
import { FilterToggle } from "@/app/_components/filter/filter-toggle";
import { SearchField } from "@/app/_components/filter/search-field";
import { SortSelect } from "@/app/_components/filter/sort-select";
import { stateLabels, typeLabels } from "@/lib/format/labels";
import type { ListMiniPrograms } from "@/lib/mini-program/list-inputs";
import { miniProgramTypes, type MiniProgramState } from "@/lib/vocabulary";
import { CategoryFilter } from "./category-filter";
import { listHref, unfoldedHref } from "./search-params";
import { WorkspaceFilter } from "./workspace-filter";

const sorts = [
  { value: "updated", label: "Last modified" },
  { value: "name", label: "Name" },
  { value: "created", label: "Created" },
];
const types = miniProgramTypes.map((value) => ({ value, label: typeLabels[value] }));

type Props = {
  state: ListMiniPrograms;
  /** Those chosen; all where their filter is unfolded. */
  workspaces: FilterOption[];
  /** The filter whose choices stand in the page. */
  unfolded: unknown;
  states: MiniProgramState[];
  mayNeedAttention: boolean;
};

export function MiniProgramFilters({ state, workspaces, unfolded, states, mayNeedAttention }: Props) {
  const statuses = states.map((value) => ({ value, label: stateLabels[value] }));
  return (
    <FilterBar
      label="Mini programs"
      search={<SearchField name="q" label="Search mini programs" placeholder="Name, ID or creator" value={state.q} />}
      sort={<SortSelect name="sort" label="Sort" options={sorts} value={state.sort} />}
      keep={{ size: state.size === 20 ? undefined : String(state.size) }}
    >
      <FilterChip
        label="Status"
        name="status"
        options={statuses}
        chosen={state.status}
        clearHref={listHref(state, { status: [] })}
      />
      <FilterChip
        label="Type"
        name="type"
        options={types}
        chosen={state.type}
        clearHref={listHref(state, { type: [] })}
      />
      <WorkspaceFilter
        options={workspaces}
        chosen={state.workspace}
        clearHref={listHref(state, { workspace: [] })}
        unfoldedHref={unfoldedHref(state, "workspace")}
        isUnfolded={unfolded === "workspace"}
      />
      <CategoryFilter
        chosen={state.category}
        clearHref={listHref(state, { category: [] })}
        unfoldedHref={unfoldedHref(state, "category")}
        isUnfolded={unfolded === "category"}
      />
      {mayNeedAttention && (
        <FilterToggle
          label="Needs my attention"
          name="attention"
          isOn={state.attention}
          href={listHref(state, { attention: !state.attention })}
        />
      )}
    </FilterBar>
  );
}
