"use client";

import { X } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { AppLink, type Href } from "../ui/app-link";
import { cx } from "../ui/cx";

/** Options of one group stand together, under its name. */
export type FilterOption = { value: string; label: string; group?: string };

export type FilterProps = {
  /** The filter's name, which is also the group's. */
  label: string;
  name: string;
  options: FilterOption[];
  chosen: string[];
  /** The same page without this filter. */
  clearHref: Href;
  onOpen?: () => void;
  /** The options stand in the page and not in a popover. */
  isUnfolded?: boolean;
  /** Under the options. */
  children?: ReactNode;
};

/** Checkboxes in a native popover: it opens, closes and sends without JavaScript. */
export function FilterChip({
  label,
  name,
  options,
  chosen,
  clearHref,
  onOpen,
  isUnfolded = false,
  children,
}: FilterProps) {
  const popoverId = `filter-${name}`;
  const said = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label);
  const isSet = said.length > 0;
  return (
    <div
      role="group"
      aria-label={label}
      {...(!isSet && !isUnfolded && { "data-unset": "" })}
      className={cx("min-w-0", isUnfolded && "flex basis-full flex-col items-start gap-1")}
    >
      <div className="relative flex min-w-0">
        <button type="button" popoverTarget={popoverId} className={cx("filter-chip", isSet && "filter-set pe-8")}>
          {isSet ? <Said label={label} said={said} /> : <>+ {label}</>}
        </button>
        {isSet && (
          <AppLink
            href={clearHref}
            scroll={false}
            aria-label={`Remove the filter ${label}`}
            className="absolute inset-y-0 end-0 grid w-7 place-items-center rounded text-accent hover:bg-accent/10"
          >
            <X aria-hidden className="size-3.5" />
          </AppLink>
        )}
      </div>
      <div
        id={popoverId}
        popover={isUnfolded ? undefined : "auto"}
        onToggle={({ newState }) => {
          if (newState === "open") onOpen?.();
        }}
        className="floating panel"
      >
        <p className="panel-name">{label}</p>
        {options.map(({ value, label, group }, at) => (
          <Fragment key={value}>
            {group !== undefined && group !== options[at - 1]?.group && (
              <p className="px-2 pt-2.5 pb-1 text-xs text-ink-2">{group}</p>
            )}
            <label className="filter-option">
              <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
              <span>{label}</span>
            </label>
          </Fragment>
        ))}
        {children}
        <button type="submit" className="filter-apply">
          Apply
        </button>
      </div>
    </div>
  );
}

function Said({ label, said }: { label: string; said: string[] }) {
  const isShort = said.length <= 2;
  return (
    <span className="truncate">
      {label}:{" "}
      {isShort ? <span className={said.length > 1 ? "max-md:hidden" : undefined}>{said.join(", ")}</span> : null}
      {said.length > 1 && <span className={isShort ? "md:hidden" : undefined}>{said.length}</span>}
    </span>
  );
}
