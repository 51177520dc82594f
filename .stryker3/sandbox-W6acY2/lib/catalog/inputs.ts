import { z } from "zod";
import { line, paragraph } from "../text/schemas";
import { featureAccesses, platforms, type CatalogKind } from "../vocabulary";

/** The address of the form that makes an entry, so no entry can have it. */
const reserved = "new";

const jsapiNamePattern = /^[a-z][A-Za-z0-9]{1,63}$/;
const featureKeyPattern = /^[a-z0-9-]{2,40}$/;

const isNotReserved = (text: string) => text !== reserved;
const isReservedWord = { error: `“${reserved}” is taken by the console itself.` };

const jsapiName = z
  .string({ error: "The name must be one text." })
  .trim()
  .transform((typed) => typed.replace(/^my\./, ""))
  .pipe(
    z
      .string()
      .regex(jsapiNamePattern, {
        error: "The name begins with a small letter, then 1 to 63 letters and digits follow, such as getLocation.",
      })
      .refine(isNotReserved, isReservedWord),
  );

const featureKey = z
  .string({ error: "The key must be one text." })
  .trim()
  .regex(featureKeyPattern, {
    error: "The key has 2 to 40 small letters, digits and hyphens, such as user-information.",
  })
  .refine(isNotReserved, isReservedWord);

const description = paragraph({ label: "The description", min: 1, max: 200 });

const yesOrNo = z
  .enum(["yes", "no"], { error: "Say whether it is sensitive." })
  .transform((answer) => answer === "yes");

const chosenPlatforms = z
  .array(z.enum(platforms, { error: "Choose platforms of the list." }), { error: "Choose platforms of the list." })
  .default([])
  .refine((chosen) => chosen.length > 0, { error: "Choose at least one platform." })
  .transform((chosen) => platforms.filter((platform) => chosen.includes(platform)));

const mostJsapis = 200;

const chosenJsapis = z
  .array(z.string().regex(jsapiNamePattern, { error: "Choose JSAPIs of the catalog." }), {
    error: "Choose JSAPIs of the catalog.",
  })
  .default([])
  .transform((chosen) => [...new Set(chosen)].sort())
  .refine((chosen) => chosen.length > 0, { error: "Choose at least one JSAPI: a feature is what it grants." })
  .refine((chosen) => chosen.length <= mostJsapis, { error: `At most ${mostJsapis} JSAPIs fit into one feature.` });

/** The save that an edit began from. */
const revision = z
  .string({ error: "This form is out of date. Open it again." })
  .regex(/^[1-9][0-9]{0,8}$/, { error: "This form is out of date. Open it again." })
  .transform(Number);

const jsapiFields = { description, platforms: chosenPlatforms, sensitive: yesOrNo };

export const createJsapiInput = z.strictObject({ name: jsapiName, ...jsapiFields });
export type CreateJsapi = z.output<typeof createJsapiInput>;

export const editJsapiInput = z.strictObject({ name: jsapiName, revision, ...jsapiFields });
export type EditJsapi = z.output<typeof editJsapiInput>;

export const deleteJsapiInput = z.strictObject({ name: jsapiName });

const featureFields = {
  name: line({ label: "The name", min: 3, max: 40 }).refine((name) => name === "" || /[\p{L}\p{N}]/u.test(name), {
    error: "The name needs at least one letter or number.",
  }),
  description,
  access: z.enum(featureAccesses, { error: "Choose how a mini program gets it." }),
  jsapis: chosenJsapis,
};

/** In the order of the form: the name, then the key. */
const { name: featureName, ...otherFields } = featureFields;

export const createFeatureInput = z.strictObject({ name: featureName, key: featureKey, ...otherFields });
export type CreateFeature = z.output<typeof createFeatureInput>;

/** The reason is asked for where the change needs a request. */
export const editFeatureInput = z.strictObject({
  key: featureKey,
  revision,
  ...featureFields,
  reason: paragraph({ label: "The reason", max: 1_000, counted: "characters" }).default(""),
});
export type EditFeature = z.output<typeof editFeatureInput>;

export const deleteFeatureInput = z.strictObject({ key: featureKey });

/** An entry as an address names it; null for what cannot be one. */
export function catalogEntry(kind: CatalogKind, text: string): string | null {
  return (kind === "jsapi" ? jsapiNamePattern : featureKeyPattern).test(text) ? text : null;
}
