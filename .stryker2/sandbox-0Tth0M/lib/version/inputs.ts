import { z } from "zod";
import { catalogEntry } from "../catalog/inputs";
import { languageTag, uuid } from "../mini-program/inputs";
import { paragraph } from "../text/schemas";
import { positionOf } from "./parts/next-number";

/** More JSAPIs than anybody declares; a catalog has some hundreds. */
const mostJsapis = 1_000;

const id = z.string({ error: "Name a mini program." });
/** One that there may be. */
export const versionNumber = z
  .string({ error: "Name a version." })
  .refine((typed) => positionOf(typed) !== null, { error: "This is no version." });

/** A number to be; whether it is the next one is decided by the upload. */
const newNumber = z
  .string({ error: "The number is needed." })
  .trim()
  .refine((typed) => positionOf(typed) !== null, {
    error: "A number is major.minor.patch, each from 0 to 9999, such as 1.4.0.",
  });

const uploadNote = paragraph({ label: "The note", max: 500, counted: "characters" }).default("");

/** What stands beside an uploaded package. */
export const keepDraftInput = z.strictObject({ id, number: newNumber, uploadNote });
export type KeepDraftFields = z.output<typeof keepDraftInput>;

export const keepEntranceDraftInput = z.strictObject({
  id,
  number: newNumber,
  uploadNote,
  jsapis: z
    .array(
      z
        .string({ error: "Name a JSAPI." })
        .refine((typed) => catalogEntry("jsapi", typed) !== null, { error: "This is no JSAPI." }),
      { error: "Choose JSAPIs of the list." },
    )
    .default([])
    .transform((chosen) => [...new Set(chosen)].sort())
    .refine((chosen) => chosen.length <= mostJsapis, { error: `Choose at most ${mostJsapis} JSAPIs.` }),
});
export type KeepEntranceDraft = z.output<typeof keepEntranceDraftInput>;

export const createVersionInput = z.strictObject({ id, draft: uuid });
export type CreateVersion = z.output<typeof createVersionInput>;

export const deleteVersionInput = z.strictObject({ id, number: versionNumber });
export type DeleteVersion = z.output<typeof deleteVersionInput>;

const note = paragraph({ label: "The release note", max: 2_000, counted: "characters" });

/** The note in one language: an empty one is taken away. `shown` is what stood there when the editing began. */
export const editReleaseNotesInput = z.strictObject({
  id,
  number: versionNumber,
  language: languageTag,
  note,
  shown: note.default(""),
});
export type EditReleaseNotes = z.output<typeof editReleaseNotesInput>;
