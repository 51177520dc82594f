"use client";

import { type ComponentProps, useState } from "react";
import type { Href } from "../ui/app-link";
import { cx } from "../ui/cx";
import { FilterChip, type FilterOption } from "./filter-chip";

type Props = Omit<ComponentProps<typeof FilterChip>, "onOpen" | "children"> & {
  /** Those chosen; all of them where they are unfolded. */
  options: FilterOption[];
  load: () => Promise<FilterOption[]>;
  /** The same page with all options unfolded: where JavaScript, or the loading, fails. */
  unfoldedHref: Href;
};

/** A filter of too many options to send with every page: they come when it is opened. */
export function LongFilterChip({ options, load, unfoldedHref, ...rest }: Props) {
  const [loaded, setLoaded] = useState<FilterOption[] | "coming" | "failed">();
  const open = () => {
    if (loaded !== undefined || rest.isUnfolded) return;
    setLoaded("coming");
    load().then(setLoaded, () => setLoaded("failed"));
  };
  if (Array.isArray(loaded) || rest.isUnfolded) {
    return <FilterChip {...rest} options={Array.isArray(loaded) ? loaded : options} />;
  }
  return (
    <FilterChip {...rest} options={options} onOpen={open}>
      <p role="status" className="px-2 text-sm text-ink-2">
        {loaded === "coming" && "Loading …"}
        {loaded === "failed" && "The choices could not be loaded."}
      </p>
      {loaded !== "coming" && (
        <a
          href={unfoldedHref}
          className={cx(
            "filter-option font-medium text-accent underline underline-offset-2",
            loaded === undefined && "[@media(scripting:enabled)]:hidden",
          )}
        >
          Show all
        </a>
      )}
    </FilterChip>
  );
}
