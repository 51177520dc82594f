import { z } from "zod";
import { chosenCategories, languageTag, textsShape, uuid } from "../mini-program/inputs";
import { emailAddress, entranceUrl, phoneNumber } from "../text/contact-schemas";
import { emptyAsNull } from "../text/schemas";

const miniProgramId = z.string().regex(/^[1-9][0-9]{15}$/, "This is not the ID of a mini program.");

/** The revision that was shown when the editing began. */
const revision = z
  .string()
  .regex(/^[0-9]{1,9}$/, "Open this page anew: it does not say from which state you began.")
  .transform(Number);

/** The texts of one language, and what stands once for all of them. */
export const saveInformationInput = z.strictObject({
  id: miniProgramId,
  revision,
  language: languageTag,
  ...textsShape,
  categories: chosenCategories,
  /** The logo that stands, a draft of one's own to replace it, or none. */
  logoId: emptyAsNull(uuid),
  serviceEmail: emptyAsNull(emailAddress),
  servicePhone: emptyAsNull(phoneNumber),
  entranceUrl: emptyAsNull(entranceUrl),
});
export type SaveInformation = z.output<typeof saveInformationInput>;

/** Its texts begin as those of the default language; the name may be another from the start. */
export const addLanguageInput = z.strictObject({ id: miniProgramId, language: languageTag, name: textsShape.name });
export type AddLanguage = z.output<typeof addLanguageInput>;

/** One language, as it stood when somebody decided about it: for deleting it and for making it the default. */
export const languageInput = z.strictObject({ id: miniProgramId, revision, language: languageTag });
export type LanguageInput = z.output<typeof languageInput>;

/** Where a page of the history begins, by the ID of a change. */
export type HistoryPlace = { before?: number | null; after?: number | null };

type Parameters = Record<string, string | string[] | undefined>;

/** Reads the address leniently: what makes no sense in it asks for nothing. */
export function readHistoryPlace(parameters: Parameters): HistoryPlace {
  return { before: place(parameters["before"]), after: place(parameters["after"]) };
}

function place(text: string | string[] | undefined): number | null {
  return typeof text === "string" && /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : null;
}
