"use client";

import { KnownFilterChip, type KnownFilterProps } from "@/app/_components/filter/known-filter-chip";
import { categories } from "@/lib/vocabulary";

export function CategoryFilter(props: KnownFilterProps) {
  return <KnownFilterChip label="Category" name="category" all={categories} {...props} />;
}
