import { expect, test } from "vitest";
import { chosenValues } from "@/app/_server/chosen-values";

const both = { name: "Mine", differs: ["name"], "saved.name": "Theirs" };

test("what was typed is saved where nothing differs", () => {
  const typed = { name: "Morning Cup" };
  expect(chosenValues(typed)).toEqual({ chosen: typed, typed, issues: {} });
});

test("of two texts the chosen one is saved, and none without a choice", () => {
  expect(chosenValues({ ...both, "keep.name": "mine" }).chosen).toEqual({ name: "Mine" });
  expect(chosenValues({ ...both, "keep.name": "theirs" }).chosen).toEqual({ name: "Theirs" });
  expect(chosenValues(both).issues).toEqual({ name: ["Choose which of both is to be saved."] });
});

test("a form that is refused goes on showing what was typed and chosen", () => {
  expect(chosenValues({ ...both, "keep.name": "theirs" }).typed).toEqual({ name: "Mine", "keep.name": "theirs" });
});

test("taking a list that the other emptied empties it, and several values arrive as several", () => {
  const lists = { categories: ["food-drink/cafe"], differs: ["categories"], "keep.categories": "theirs" };
  expect(chosenValues(lists).chosen).toEqual({});
  const health = ["health/clinics", "health/fitness"];
  expect(chosenValues({ ...lists, "saved.categories": health }).chosen).toEqual({ categories: health });
});

test("of two lists of lines both may be kept, every line of either once", () => {
  const lists = { testers: "a\nb", differs: ["testers"], "saved.testers": "b\nc", "keep.testers": "both" };
  expect(chosenValues(lists).chosen).toEqual({ testers: "a\nb\nc" });
  expect(chosenValues({ ...lists, "saved.testers": "" }).chosen).toEqual({ testers: "a\nb" });
});

test("whoever goes on typing and takes the other's text is asked once more", () => {
  const theirs = { ...both, "keep.name": "theirs" };
  expect(chosenValues({ ...theirs, name: "Mine, mended" }, { name: "Mine" }).issues).toMatchObject({
    name: [expect.stringContaining("You went on typing here")],
  });
  expect(chosenValues(theirs, { name: "Mine" }).issues).toEqual({});
});
