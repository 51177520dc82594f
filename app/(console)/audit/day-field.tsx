"use client";

import { X } from "lucide-react";
import type { ChangeEvent } from "react";
import { AppLink, type Href } from "@/app/_components/ui/app-link";
import { cx } from "@/app/_components/ui/cx";

type Props = { name: string; label: string; value: string; clearHref: Href };

/** A day in UTC as a filter. While its year is still being typed, the form waits. */
export function DayField({ name, label, value, clearHref }: Props) {
  const holdBack = (event: ChangeEvent<HTMLInputElement>) => {
    if (event.target.value !== "" && event.target.value < "1000") event.stopPropagation();
  };
  return (
    <div {...(!value && { "data-unset": "" })} className="relative flex">
      <label
        className={cx(
          "flex min-h-8 items-center gap-1.5 rounded border ps-2.5 text-sm font-medium max-md:min-h-9",
          value
            ? "border-transparent bg-accent-soft pe-8 text-accent"
            : "border-dashed border-line-strong pe-2 text-ink-2",
        )}
      >
        {label}
        <input
          type="date"
          name={name}
          defaultValue={value}
          title={`${label}: a whole day in UTC`}
          onChange={holdBack}
          className="min-h-6 bg-transparent font-normal"
        />
      </label>
      {value && (
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
  );
}
