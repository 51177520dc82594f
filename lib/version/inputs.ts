import { z } from "zod";
import { paragraph } from "../text/schemas";

const id = z.string({ error: "Name a mini program." });
const version = z.string({ error: "Name a version." }).max(14, { error: "This is no version." });
const uploadNote = paragraph({ label: "The upload note", max: 500, counted: "characters" }).default("");
const number = z
  .string({ error: "Give the version a number." })
  .trim()
  .max(14, { error: "Write the number as major.minor.patch, such as 1.4.0, each part from 0 to 9999." });

/** What is said of a package when it is uploaded. */
export const uploadInput = z.strictObject({ id, number, uploadNote });
export type Upload = z.output<typeof uploadInput>;

const mostJsapis = 1_000;

/** An HTML5 version: its entrance is the mini program's, and what it uses is declared. */
export const declareVersionInput = z.strictObject({
  ...uploadInput.shape,
  jsapis: z
    .array(z.string(), { error: "Choose JSAPIs of the list." })
    .max(mostJsapis, { error: `Choose at most ${mostJsapis} JSAPIs.` })
    .default([])
    .transform((chosen) => [...new Set(chosen)].sort()),
});
export type DeclareVersion = z.output<typeof declareVersionInput>;

const draft = z.uuid({ error: "This is no upload." });
export const createVersionInput = z.strictObject({ id, draft });
export type CreateVersion = z.output<typeof createVersionInput>;

export const deleteVersionInput = z.strictObject({ id, number: version });
export type DeleteVersion = z.output<typeof deleteVersionInput>;

export const editReleaseNoteInput = z.strictObject({
  id,
  number: version,
  language: z.string({ error: "Name a language." }),
  /** Empty: there is none in this language. */
  note: paragraph({ label: "The release note", max: 2_000, counted: "characters" }),
});
export type EditReleaseNote = z.output<typeof editReleaseNoteInput>;
