import { z } from "zod";
import { cleanLine, cleanParagraph, forbiddenCharacter } from "./clean";
import { units } from "../format/units";

type Bounds = { label: string; min?: number; max: number };

function text(kind: "line" | "paragraph", { label, min = 0, max }: Bounds) {
  return z
    .string({ error: `${label} must be one text.` })
    .transform(kind === "line" ? cleanLine : cleanParagraph)
    .superRefine((value, check) => {
      const say = (message: string) => check.addIssue({ code: "custom", message });
      const strange = forbiddenCharacter(value, kind);
      if (strange) return say(`${label} holds the invisible character ${strange}; take it out.`);
      const length = units(value);
      if (min > 0 && length === 0) return say(`${label} is needed.`);
      if (length < min) return say(`${label} is too short: ${length} of at least ${min} units.`);
      if (length > max) return say(`${label} is too long: ${length} units, at most ${max} fit.`);
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
