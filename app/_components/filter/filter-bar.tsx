"use client";

import { Children, type ReactNode } from "react";
import { Button } from "../ui/button";
import { LiveForm } from "./live-form";

type Props = {
  /** The name of the search landmark. */
  label: string;
  search: ReactNode;
  /** Filter chips. */
  children?: ReactNode;
  sort?: ReactNode;
  /** What a change keeps, such as the page size; a cursor is left out, so it starts again. */
  keep?: Record<string, string | undefined>;
};

export function FilterBar({ label, search, children, sort, keep = {} }: Props) {
  return (
    <LiveForm
      label={label}
      className="mb-3 flex flex-wrap items-center gap-2 max-md:[&:has(>details:not([open]))>[data-unset]]:hidden"
    >
      {search}
      {children}
      {Children.count(children) > 0 && (
        <details className="group/more md:hidden">
          <summary className="flex min-h-9 items-center rounded border border-dashed border-line-strong px-2.5 text-sm font-medium text-ink-2">
            <span className="group-open/more:hidden">+ Filter</span>
            <span className="hidden group-open/more:inline">Fewer filters</span>
          </summary>
        </details>
      )}
      {sort}
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <span className="hidden [@media(scripting:none)]:block">
        <Button type="submit">Apply</Button>
      </span>
    </LiveForm>
  );
}
