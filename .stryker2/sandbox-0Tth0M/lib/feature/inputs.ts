import { z } from "zod";
import { catalogEntry } from "../catalog/inputs";
import { paragraph } from "../text/schemas";

const mostAtOnce = 50;

const id = z.string({ error: "Name a mini program." });
const key = z
  .string({ error: "Name a feature." })
  .refine((typed) => catalogEntry("feature", typed) !== null, { error: "This is no feature." });

export const addFeaturesInput = z.strictObject({
  id,
  features: z
    .array(key, { error: "Choose features of the list." })
    .default([])
    .transform((chosen) => [...new Set(chosen)].sort())
    .refine((chosen) => chosen.length > 0, { error: "Choose at least one feature." })
    .refine((chosen) => chosen.length <= mostAtOnce, { error: `Choose at most ${mostAtOnce} features at once.` }),
});
export type AddFeatures = z.output<typeof addFeaturesInput>;

export const applyForFeatureInput = z.strictObject({
  id,
  key,
  reason: paragraph({ label: "The reason", min: 1, max: 1_000, counted: "characters" }),
});
export type ApplyForFeature = z.output<typeof applyForFeatureInput>;

export const deleteFeatureInput = z.strictObject({ id, key });
export type DeleteFeature = z.output<typeof deleteFeatureInput>;
