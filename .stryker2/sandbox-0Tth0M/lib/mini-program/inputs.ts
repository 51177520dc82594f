import { z } from "zod";
import { canonicalLanguage } from "../format/languages";
import { emailAddress, entranceUrl, phoneNumber } from "../text/contact-schemas";
import { cleanLine, forbiddenCharacter } from "../text/clean";
import { nameKey } from "../text/name-key";
import { emptyAsNull, line, paragraph } from "../text/schemas";
import { units } from "../format/units";
import { categories, miniProgramTypes, type Category, type MiniProgramType } from "../vocabulary";

export const uuid = z.uuid({ error: "Choose one of the list." });

export const languageTag = z.string({ error: "Choose one language." }).transform((tag, check) => {
  const canonical = canonicalLanguage(tag.trim());
  if (canonical) return canonical;
  check.addIssue({ code: "custom", message: "Choose a language, such as en or zh-CN." });
  return z.NEVER;
});

/** Typed as one line with commas between, of any script. */
const keywords = z
  .string({ error: "Keywords are one line with commas between them." })
  .default("")
  .transform((typed) =>
    typed
      .split(/[,，、;；\n]/u)
      .map(cleanLine)
      .filter(Boolean),
  )
  .transform((words) => [...new Map(words.map((word) => [nameKey(word), word])).values()])
  .superRefine((words, check) => {
    const say = (message: string) => check.addIssue({ code: "custom", message });
    if (words.length > 10) return say(`There are ${words.length} keywords; at most 10 fit.`);
    for (const word of words) {
      if (forbiddenCharacter(word, "line")) say(`The keyword “${word}” holds an invisible character; take it out.`);
      else if (units(word) > 20) say(`The keyword “${word}” is too long: ${units(word)} units, at most 20 fit.`);
    }
  });

const knownCategories = new Set<string>(categories.map(({ value }) => value));
const isCategory = (value: string): value is Category => knownCategories.has(value);

export const chosenCategories = z
  .array(z.string())
  .default([])
  .transform((values, check) => {
    const chosen = [...new Set(values)];
    const known = chosen.filter(isCategory);
    if (known.length < chosen.length) {
      check.addIssue({ code: "custom", message: "Choose categories of the list." });
    }
    if (chosen.length > 3) {
      check.addIssue({ code: "custom", message: `You chose ${chosen.length} categories; at most 3 fit.` });
    }
    return known;
  });

/** The texts of one language. */
export const textsShape = {
  name: line({ label: "The name", min: 3, max: 30 }).refine((name) => name === "" || /[\p{L}\p{N}\p{S}]/u.test(name), {
    error: "The name needs at least one letter or number.",
  }),
  tagline: line({ label: "The tagline", max: 30 }).default(""),
  description: paragraph({ label: "The description", max: 200 }).default(""),
  keywords,
};

export const createMiniProgramInput = z
  .strictObject({
    formKey: uuid,
    type: z.enum(miniProgramTypes, { error: "Choose Native or HTML5." }),
    workspace: z.uuid({ error: "Choose a workspace." }),
    defaultLanguage: languageTag,
    ...textsShape,
    categories: chosenCategories,
    logoDraft: emptyAsNull(uuid),
    serviceEmail: emptyAsNull(emailAddress),
    servicePhone: emptyAsNull(phoneNumber),
    entranceUrl: emptyAsNull(entranceUrl),
  })
  .superRefine((input, check) => {
    const message = entranceIssue(input);
    if (message) check.addIssue({ code: "custom", path: ["entranceUrl"], message });
  });
export type CreateMiniProgram = z.output<typeof createMiniProgramInput>;

/** Why a mini program of this type cannot have this entrance, or null. */
export function entranceIssue(input: { type: MiniProgramType; entranceUrl: string | null }): string | null {
  if (input.type === "html5" && input.entranceUrl === null) return "An HTML5 mini program needs its entrance URL.";
  if (input.type === "native" && input.entranceUrl !== null) {
    return "A native mini program has no entrance URL. Empty this field, or choose HTML5.";
  }
  return null;
}

const miniProgramId = z.string({ error: "Name a mini program." });
const reason = paragraph({ label: "The reason", min: 1, max: 1_000, counted: "characters" });

export const suspendMiniProgramInput = z
  .strictObject({
    /** Empty where it is named by one of its requests. */
    id: z.string({ error: "Name a mini program." }).default(""),
    reason,
    /** The request from which a Workspace Reviewer does it. */
    request: emptyAsNull(z.string().regex(/^[1-9][0-9]{0,14}$/, { error: "Name a request by its number." })).transform(
      (number) => (number === null ? null : Number(number)),
    ),
  })
  .refine(({ id, request }) => id !== "" || request !== null, { error: "Name a mini program." });
export type SuspendMiniProgram = z.output<typeof suspendMiniProgramInput>;

export const resumeMiniProgramInput = z.strictObject({ id: miniProgramId, reason });
export type ResumeMiniProgram = z.output<typeof resumeMiniProgramInput>;
