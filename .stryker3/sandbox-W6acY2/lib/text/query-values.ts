import { z } from "zod";
import { longestTerm } from "./search-text";

// What stands in an address is never refused: what is stale, hostile or too much is left out or cut, so that every
// link leads to a list.

const words = z
  .unknown()
  .optional()
  .transform((value) => [value].flat().filter((word) => typeof word === "string"));

export const one = words.transform((given) => given[0] ?? "");

export const several = words.transform((given) => [...new Set(given.slice(0, 1_000))]);

export const severalOf = <T extends string>(known: readonly T[]) =>
  several.transform((values) => known.filter((word) => values.includes(word)));

/** The first of the known ones stands in for anything else. */
export const oneOf = <T extends string | number>(known: readonly [T, ...T[]]) =>
  one.transform((value) => known.find((word) => String(word) === value) ?? known[0]);

export const isOn = one.transform((value) => value === "1" || value === "true");

/** What was typed into a search field, on one line. */
export const typedWords = one.transform((typed) =>
  firstCharacters(
    typed
      .slice(0, 1_000)
      .replace(/[\s\p{Cc}\p{Cs}]+/gu, " ")
      .trim(),
  ),
);

/** Where the page before or after begins, as a former answer named it; a bad one leads to the first page. */
export const cursor = one.transform((value) => (value.length <= 2_000 ? value : ""));

function firstCharacters(typed: string): string {
  return [...typed].slice(0, longestTerm).join("").trim();
}
