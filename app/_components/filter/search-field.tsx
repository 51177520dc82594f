"use client";

import { LoaderCircle, Search } from "lucide-react";

type Props = { name: string; label: string; placeholder: string; value: string };

export function SearchField({ name, label, placeholder, value }: Props) {
  return (
    <div className="relative min-w-50 flex-1 max-md:basis-full md:max-w-80">
      <span aria-hidden className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-ink-3">
        <Search className="size-4" />
        <span className="absolute inset-0 hidden bg-surface group-aria-busy/live:block group-aria-busy/live:animate-late">
          <LoaderCircle className="size-4 animate-spin" />
        </span>
      </span>
      <input
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder}
        defaultValue={value}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full rounded border border-line-strong bg-surface ps-8 pe-2 text-sm max-md:h-10 max-md:text-base"
      />
    </div>
  );
}
