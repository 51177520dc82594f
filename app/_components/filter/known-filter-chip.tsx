"use client";

import type { ComponentProps } from "react";
import type { FilterOption } from "./filter-chip";
import { LongFilterChip } from "./long-filter-chip";

type Props = Omit<ComponentProps<typeof LongFilterChip>, "options" | "load"> & { all: readonly FilterOption[] };

/** A long filter whose options the browser knows: they need not be sent at all. */
export function KnownFilterChip({ all, ...rest }: Props) {
  const options = rest.isUnfolded ? all : all.filter(({ value }) => rest.chosen.includes(value));
  return <LongFilterChip options={[...options]} load={() => Promise.resolve([...all])} {...rest} />;
}

/** What the page says of it. */
export type KnownFilterProps = Omit<Props, "label" | "name" | "all">;
