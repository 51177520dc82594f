import { expect, test } from "vitest";
import { languageDirection, offeredLanguages } from "@/lib/format/languages";

test("Arabic, Hebrew, Persian and Urdu are written from the right, all other offered languages from the left", () => {
  const fromTheRight = offeredLanguages.filter((tag) => languageDirection(tag) === "rtl");
  expect(fromTheRight).toEqual(["ur", "ar", "fa", "he"]);
});

test("the script that a tag names decides", () => {
  expect(languageDirection("az-Arab")).toBe("rtl");
  expect(languageDirection("ur-Latn")).toBe("ltr");
});
