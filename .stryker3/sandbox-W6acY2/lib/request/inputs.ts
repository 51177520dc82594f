import { z } from "zod";
import { one, severalOf, typedWords } from "../text/query-values";
import { requestCategories, requestStates } from "../vocabulary";

export const requestTabs = ["waiting", "mine"] as const;
export type RequestTab = (typeof requestTabs)[number];

/** The state of the list as its address says it. Nothing is refused: what makes no sense is left out. */
export const listRequestsInput = z
  .object({
    /** Empty: the first of the two that is open to the person. */
    tab: one.transform((value) => requestTabs.find((tab) => tab === value) ?? ""),
    q: typedWords,
    category: severalOf(requestCategories),
    status: severalOf(requestStates),
    /** The number of the request beside which the page begins. */
    cursor: one.transform((value) => (/^[1-9][0-9]{0,14}$/.test(value) ? Number(value) : null)),
    direction: one.transform((value) => (value === "previous" ? "previous" : "next")),
  })
  .catch({ tab: "", q: "", category: [], status: [], cursor: null, direction: "next" });
export type ListRequests = z.output<typeof listRequestsInput>;
