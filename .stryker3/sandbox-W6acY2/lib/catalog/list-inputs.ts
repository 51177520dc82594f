import { z } from "zod";
import { cursor, isOn, one, oneOf, severalOf, typedWords } from "../text/query-values";
import { featureAccesses } from "../vocabulary";

export const catalogSizes = [20, 50, 100] as const;

const page = { q: typedWords, size: oneOf(catalogSizes), cursor, direction: oneOf(["next", "previous"]) };
const firstPage = { q: "", size: 20, cursor: "", direction: "next" } as const;

export const listFeaturesInput = z
  .object({ ...page, access: severalOf(featureAccesses) })
  .catch({ ...firstPage, access: [] });
export type ListFeatures = z.output<typeof listFeaturesInput>;

export const listJsapisInput = z.object({ ...page, sensitive: isOn }).catch({ ...firstPage, sensitive: false });
export type ListJsapis = z.output<typeof listJsapisInput>;

/** Where a page of a history begins: just before this change; null for the newest. */
export const historyInput = z
  .object({
    before: one.transform((value) => (/^[1-9][0-9]{0,14}$/.test(value) ? Number(value) : null)),
  })
  .catch({ before: null });
