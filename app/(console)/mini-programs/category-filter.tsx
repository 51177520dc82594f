"use client";

import type { ComponentProps } from "react";
import { LongFilterChip } from "@/app/_components/filter/long-filter-chip";
import { categories } from "@/lib/vocabulary";

type Props = Pick<ComponentProps<typeof LongFilterChip>, "chosen" | "clearHref" | "unfoldedHref" | "isUnfolded">;

export function CategoryFilter(props: Props) {
  const { chosen, isUnfolded } = props;
  const options = isUnfolded ? categories : categories.filter(({ value }) => chosen.includes(value));
  return (
    <LongFilterChip
      label="Category"
      name="category"
      options={[...options]}
      load={() => Promise.resolve([...categories])}
      {...props}
    />
  );
}
