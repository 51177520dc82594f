"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import type { Href } from "../ui/app-link";
import { cx } from "../ui/cx";
import { FilterChip, type FilterOption } from "./filter-chip";
import { joinedOptions } from "./joined-options";

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
    if (loaded === "coming" || Array.isArray(loaded)) return;
    setLoaded("coming");
    load().then(setLoaded, () => setLoaded("failed"));
  };
  if (rest.isUnfolded) return <FilterChip {...rest} options={options} />;
  if (Array.isArray(loaded)) {
    return (
      <FilterChip {...rest} options={joinedOptions(options, loaded)}>
        <Status>{loaded.length} choices</Status>
      </FilterChip>
    );
  }
  return (
    <FilterChip {...rest} options={options} onOpen={open}>
      {loaded === undefined && <OpenedBefore onOpen={open} />}
      <Status isShown>
        {loaded === "coming" && "Loading …"}
        {loaded === "failed" && "The choices could not be loaded."}
      </Status>
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

/** Tells of a popover that was opened before this script had loaded. */
function OpenedBefore({ onOpen }: { onOpen: () => void }) {
  const look = (mark: HTMLElement | null) => {
    if (mark && "popover" in mark && mark.closest(":popover-open")) onOpen();
  };
  return <span ref={look} hidden />;
}

function Status({ isShown = false, children }: { isShown?: boolean; children: ReactNode }) {
  return (
    <p role="status" className={isShown ? "px-2 text-sm text-ink-2" : "sr-only"}>
      {children}
    </p>
  );
}
