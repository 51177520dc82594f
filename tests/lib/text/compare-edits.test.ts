import { expect, test } from "vitest";
import { compareEdits } from "@/lib/text/compare-edits";

test("a field that both changed differently differs, and so does one that only the other changed, which is told apart", () => {
  const began = { name: "Cup", tagline: "Old", keywords: "a", description: "Same" };
  const typed = { name: "My cup", tagline: "Old", keywords: "a, b", description: "Same" };
  const now = { name: "Their cup", tagline: "New", keywords: "a, b", description: "Same" };
  expect(compareEdits(began, typed, now)).toEqual({
    values: { name: "Their cup", tagline: "New" },
    untouched: ["tagline"],
  });
});

test("lists are compared by their entries", () => {
  expect(compareEdits({ list: ["a"] }, { list: ["a", "b"] }, { list: ["a", "c"] })).toEqual({
    values: { list: ["a", "c"] },
    untouched: [],
  });
  expect(compareEdits({ list: ["a"] }, { list: ["a", "b"] }, { list: ["a", "b"] }).values).toEqual({});
});

test("what only the sender has changed is not asked about", () => {
  expect(
    compareEdits({ name: "Cup", list: ["a"] }, { name: "My cup", list: [] }, { name: "Cup", list: ["a"] }),
  ).toEqual({
    values: {},
    untouched: [],
  });
});
