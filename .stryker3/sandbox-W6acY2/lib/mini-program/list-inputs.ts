import { z } from "zod";
import { cursor, isOn, oneOf, several, severalOf, typedWords } from "../text/query-values";
import { categories, miniProgramStates, miniProgramTypes } from "../vocabulary";

export const listSorts = ["updated", "name", "created"] as const;
export type ListSort = (typeof listSorts)[number];
export const listSizes = [20, 50, 100] as const;

/** As many workspaces as one can choose at once; a URL that names more loses the rest. */
const mostWorkspaces = 20;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The state of the list as it stands in a URL. Nothing is ever refused: what is stale, hostile or too much is left
 * out or cut, so that every link leads to a list.
 */
export const listMiniProgramsInput = z
  .object({
    q: typedWords,
    status: severalOf(miniProgramStates),
    type: severalOf(miniProgramTypes),
    workspace: several.transform((ids) =>
      ids
        .map((id) => id.toLowerCase())
        .filter((id) => uuid.test(id))
        .slice(0, mostWorkspaces),
    ),
    category: severalOf(categories.map(({ value }) => value)),
    attention: isOn,
    sort: oneOf(listSorts),
    size: oneOf(listSizes),
    cursor,
    direction: oneOf(["next", "previous"]),
  })
  .catch({
    ...{ q: "", status: [], type: [], workspace: [], category: [], attention: false },
    ...{ sort: "updated", size: 20, cursor: "", direction: "next" },
  });
export type ListMiniPrograms = z.output<typeof listMiniProgramsInput>;
