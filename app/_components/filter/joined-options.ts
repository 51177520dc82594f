import type { FilterOption } from "./filter-chip";

/** Those chosen stay, also where there are too many to be offered all. */
export function joinedOptions(chosen: FilterOption[], offered: FilterOption[]): FilterOption[] {
  return [...chosen.filter(({ value }) => !offered.some((one) => one.value === value)), ...offered];
}
