import { z } from "zod";
import { cleanLine, cleanParagraph, forbiddenCharacter } from "./clean";
import { units } from "../format/units";

/** Lengths are in units, or in characters as people count them, code point by code point. */
type Bounds = { label: string; min?: number; max: number; counted?: "units" | "characters" };

function text(kind: "line" | "paragraph", { label, min = 0, max, counted = "units" }: Bounds) {
  return z
    .string({ error: `${label} must be one text.` })
    .transform(kind === "line" ? cleanLine : cleanParagraph)
    .superRefine((value, check) => {
      const say = (message: string) => check.addIssue({ code: "custom", message });
      const strange = forbiddenCharacter(value, kind);
      if (strange) return say(`${label} holds the invisible character ${strange}; take it out.`);
      const length = counted === "units" ? units(value) : [...value].length;
      if (min > 0 && length === 0) return say(`${label} is needed.`);
      if (length < min) return say(`${label} is too short: ${length} of at least ${min} ${counted}.`);
      if (length > max) return say(`${label} is too long: ${length} ${counted}, at most ${max} fit.`);
    });
}

/** One line of text, trimmed and in NFC, its length in units. */
export const line = (bounds: Bounds) => text("line", bounds);

/** Like `line`, with line feeds allowed. */
export const paragraph = (bounds: Bounds) => text("paragraph", bounds);

/** An empty field of a form means that nothing was said. */
export function emptyAsNull<T extends z.ZodType<string | null, string>>(schema: T) {
  return z
    .string()
    .default("")
    .transform((value) => (value.trim() === "" ? null : value))
    .pipe(schema.nullable());
}
