import { type ComponentProps, createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FilterToggle } from "@/app/_components/filter/filter-toggle";
import type { FilterControls } from "@/app/(console)/mini-programs/filter-controls";
import { MiniProgramFilters } from "@/app/(console)/mini-programs/filters";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";

const drawn = (mayNeedAttention: boolean, query: object) => {
  const offered = { workspaces: [], unfolded: undefined, states: [], mayNeedAttention };
  const filters: ReactElement<ComponentProps<typeof FilterControls>> = MiniProgramFilters({
    state: listMiniProgramsInput.parse(query),
    ...offered,
  });
  const { attention } = filters.props;
  const words = { label: "Needs my attention", name: "attention" };
  return attention ? renderToStaticMarkup(createElement(FilterToggle, { ...words, ...attention })) : null;
};

test("what needs one's attention is offered to those for whom something can wait", () => {
  expect(drawn(true, {})).toContain("+ Needs my attention");
  expect(drawn(false, {})).toBeNull();
});

test("while that filter is in force everybody sees it, and can take it away", () => {
  for (const mayNeedAttention of [true, false]) {
    const shown = drawn(mayNeedAttention, { attention: "1", q: "cup" });
    expect(shown).toContain('aria-label="Remove the filter Needs my attention"');
    expect(shown).toContain('href="/mini-programs?q=cup"');
  }
});
