import { z } from "zod";
import { longestTerm } from "../text/search-text";
import { categories, miniProgramStates, miniProgramTypes } from "../vocabulary";

export const listSorts = ["updated", "name", "created"] as const;
export type ListSort = (typeof listSorts)[number];
export const listSizes = [20, 50, 100] as const;

/** As many workspaces as one can choose at once; a URL that names more loses the rest. */
const mostWorkspaces = 20;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const words = z
  .unknown()
  .optional()
  .transform((value) => [value].flat().filter((word) => typeof word === "string"));

const one = words.transform((given) => given[0] ?? "");

const several = words.transform((given) => [...new Set(given.slice(0, 1_000))]);

const severalOf = <T extends string>(known: readonly T[]) =>
  several.transform((values) => known.filter((word) => values.includes(word)));

const oneOf = <T extends string | number>(known: readonly [T, ...T[]]) =>
  one.transform((value) => known.find((word) => String(word) === value) ?? known[0]);

/**
 * The state of the list as it stands in a URL. Nothing is ever refused: what is stale, hostile or too much is left
 * out or cut, so that every link leads to a list.
 */
export const listMiniProgramsInput = z
  .object({
    q: one.transform((typed) =>
      firstCharacters(
        typed
          .slice(0, 1_000)
          .replace(/[\s\p{Cc}\p{Cs}]+/gu, " ")
          .trim(),
      ),
    ),
    status: severalOf(miniProgramStates),
    type: severalOf(miniProgramTypes),
    workspace: several.transform((ids) =>
      ids
        .map((id) => id.toLowerCase())
        .filter((id) => uuid.test(id))
        .slice(0, mostWorkspaces),
    ),
    category: severalOf(categories.map(({ value }) => value)),
    attention: one.transform((value) => value === "1" || value === "true"),
    sort: oneOf(listSorts),
    size: oneOf(listSizes),
    /** Where the page before or after begins, as a former answer named it; a bad one leads to the first page. */
    cursor: one.transform((value) => (value.length <= 2_000 ? value : "")),
    direction: oneOf(["next", "previous"]),
  })
  .catch({
    ...{ q: "", status: [], type: [], workspace: [], category: [], attention: false },
    ...{ sort: "updated", size: 20, cursor: "", direction: "next" },
  });
export type ListMiniPrograms = z.output<typeof listMiniProgramsInput>;

function firstCharacters(typed: string): string {
  return [...typed].slice(0, longestTerm).join("").trim();
}
