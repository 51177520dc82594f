import { z } from "zod";
import { longestTerm } from "../text/search-text";
import { requestCategories, requestStates } from "../vocabulary";

export const requestTabs = ["waiting", "mine"] as const;
export type RequestTab = (typeof requestTabs)[number];

const words = z
  .unknown()
  .optional()
  .transform((value) => [value].flat().filter((word) => typeof word === "string"));

const one = words.transform((given) => given[0] ?? "");

const severalOf = <T extends string>(known: readonly T[]) =>
  words.transform((values) => known.filter((word) => values.includes(word)));

/** The state of the list as its address says it. Nothing is refused: what makes no sense is left out. */
export const listRequestsInput = z
  .object({
    /** Empty: the first of the two that is open to the person. */
    tab: one.transform((value) => requestTabs.find((tab) => tab === value) ?? ""),
    q: one.transform((typed) =>
      [
        ...typed
          .slice(0, 1_000)
          .replace(/[\s\p{Cc}\p{Cs}]+/gu, " ")
          .trim(),
      ]
        .slice(0, longestTerm)
        .join("")
        .trim(),
    ),
    category: severalOf(requestCategories),
    status: severalOf(requestStates),
    /** The number of the request beside which the page begins. */
    cursor: one.transform((value) => (/^[1-9][0-9]{0,14}$/.test(value) ? Number(value) : null)),
    direction: one.transform((value) => (value === "previous" ? "previous" : "next")),
  })
  .catch({ tab: "", q: "", category: [], status: [], cursor: null, direction: "next" });
export type ListRequests = z.output<typeof listRequestsInput>;
