import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterChip } from "@/app/_components/filter/filter-chip";
import { SearchField } from "@/app/_components/filter/search-field";
import { requestCategoryLabels, requestStateLabels } from "@/lib/format/labels";
import type { ListRequests } from "@/lib/request/inputs";
import { requestCategories, requestStates } from "@/lib/vocabulary";
import { requestsHref } from "./search-params";

const categories = requestCategories.map((value) => ({ value, label: requestCategoryLabels[value] }));
const states = requestStates.map((value) => ({ value, label: requestStateLabels[value] }));

export function RequestFilters({ state }: { state: ListRequests }) {
  return (
    <FilterBar
      label="Requests"
      search={
        <SearchField name="q" label="Search requests" placeholder="Mini program, ID or #number" value={state.q} />
      }
      keep={{ tab: state.tab }}
    >
      <FilterChip
        label="Status"
        name="status"
        options={states}
        chosen={state.status}
        clearHref={requestsHref(state, { status: [] })}
      />
      <FilterChip
        label="Category"
        name="category"
        options={categories}
        chosen={state.category}
        clearHref={requestsHref(state, { category: [] })}
      />
    </FilterBar>
  );
}
