import { z } from "zod";
import { one, oneOf, severalOf, typedWords } from "../text/query-values";
import { versionStates } from "../vocabulary";

/** The state of the list as its address says it. Nothing is refused: what makes no sense is left out. */
export const listVersionsInput = z
  .object({
    /** The beginning of a number, with or without a v before it. */
    q: typedWords,
    status: severalOf(versionStates),
    /** The position of the version beside which the page begins. */
    cursor: one.transform((value) => (/^[1-9][0-9]{0,11}$/.test(value) ? Number(value) : null)),
    direction: oneOf(["next", "previous"]),
  })
  .catch({ q: "", status: [], cursor: null, direction: "next" });
export type ListVersions = z.output<typeof listVersionsInput>;
