"use client";

import type { ComponentProps } from "react";
import type { FilterOption } from "@/app/_components/filter/filter-chip";
import { LongFilterChip } from "@/app/_components/filter/long-filter-chip";

export type WorkspaceFilterProps = Omit<ComponentProps<typeof LongFilterChip>, "label" | "name" | "load">;

export function WorkspaceFilter(props: WorkspaceFilterProps) {
  return <LongFilterChip label="Workspace" name="workspace" load={loadWorkspaces} {...props} />;
}

async function loadWorkspaces(): Promise<FilterOption[]> {
  const answer = await fetch("/mini-programs/workspace-choices");
  if (!answer.ok) throw new Error(`The workspaces came with the status ${answer.status}.`);
  return (await answer.json()) as FilterOption[];
}
