import type { FilterOption } from "@/app/_components/filter/filter-chip";
import type { ListMiniPrograms } from "@/lib/mini-program/list-inputs";
import type { MiniProgramState } from "@/lib/vocabulary";
import { FilterControls } from "./filter-controls";
import { listHref, unfoldedHref } from "./search-params";

type Props = {
  state: ListMiniPrograms;
  /** Those chosen; all where their filter is unfolded. */
  workspaces: FilterOption[];
  /** The filter whose choices stand in the page. */
  unfolded: unknown;
  states: MiniProgramState[];
  mayNeedAttention: boolean;
};

/** Where each choice leads; what is drawn of it is sent as data. */
export function MiniProgramFilters({ state, workspaces, unfolded, states, mayNeedAttention }: Props) {
  const { q, sort, size, status, type, workspace, category, attention } = state;
  return (
    <FilterControls
      q={q}
      sort={sort}
      size={size === 20 ? undefined : String(size)}
      status={{ of: states, chosen: status, clearHref: listHref(state, { status: [] }) }}
      type={{ chosen: type, clearHref: listHref(state, { type: [] }) }}
      workspace={{
        options: workspaces,
        chosen: workspace,
        clearHref: listHref(state, { workspace: [] }),
        unfoldedHref: unfoldedHref(state, "workspace"),
        isUnfolded: unfolded === "workspace",
      }}
      category={{
        chosen: category,
        clearHref: listHref(state, { category: [] }),
        unfoldedHref: unfoldedHref(state, "category"),
        isUnfolded: unfolded === "category",
      }}
      attention={
        (mayNeedAttention || attention) && { isOn: attention, href: listHref(state, { attention: !attention }) }
      }
    />
  );
}
