import { z } from "zod";
import { forbiddenCharacter } from "../text/clean";
import { invisibleCharacter, invisibleFault } from "../text/invisible";
import { one } from "../text/query-values";
import { line } from "../text/schemas";
import { encodedQuery } from "./app-link";

const mostRows = 100;
const longestQuery = 256;

/** In what programs compare, a character that shows nothing only misleads. */
function seen(typed: string, check: z.RefinementCtx): void {
  const invisible = forbiddenCharacter(typed, "line") === null ? invisibleCharacter(typed) : null;
  if (invisible !== null) check.addIssue({ code: "custom", message: capital(invisibleFault(invisible)) });
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const miniProgram = z.string({ error: "Name a mini program." });
const texts = z
  .array(z.string(), { error: "Send the page parameters as rows." })
  .max(mostRows, `At most ${mostRows} rows fit.`)
  .default([]);
const parameterName = line({ label: "The name", min: 1, max: longestQuery, counted: "characters" }).superRefine(seen);
const parameterValue = line({ label: "The value", max: longestQuery, counted: "characters" });

/** Where a code leads and with what: the names and values of its rows, in their order. Rows without a word are left out. */
const target = {
  url: line({ label: "The URL", min: 1, max: 256, counted: "characters" }).superRefine(seen),
  parameterName: texts,
  parameterValue: texts,
};

const rowsSchema = z.object({ parameterName: texts, parameterValue: texts });

type Rows = { parameterName: string[]; parameterValue: string[] };
type Said = { path: (string | number)[]; message: string };

function readRows({ parameterName: names, parameterValue: values }: Rows) {
  const said: Said[] = [];
  const parameters: { name: string; value: string }[] = [];
  const seen = new Set<string>();
  for (let row = 0; row < Math.max(names.length, values.length); row++) {
    const typed = { name: names[row] ?? "", value: values[row] ?? "" };
    if (typed.name.trim() === "" && typed.value.trim() === "") continue;
    const name = parameterName.safeParse(typed.name);
    const value = parameterValue.safeParse(typed.value);
    said.push(...issuesOf(name, ["parameterName", row]), ...issuesOf(value, ["parameterValue", row]));
    if (!name.success || !value.success) continue;
    if (seen.has(name.data))
      said.push({ path: ["parameterName", row], message: `“${name.data}” stands in another row already.` });
    seen.add(name.data);
    parameters.push({ name: name.data, value: value.data });
  }
  return { parameters, said };
}

function issuesOf(read: z.ZodSafeParseResult<string>, path: Said["path"]): Said[] {
  return read.success ? [] : read.error.issues.map(({ message }) => ({ path, message }));
}

/** Told together with what is wrong elsewhere in the form, not after it. */
function checkRows(sent: unknown, check: z.RefinementCtx): void {
  const rows = rowsSchema.safeParse(sent);
  if (!rows.success) return;
  const { parameters, said } = readRows(rows.data);
  const { length } = encodedQuery(parameters);
  if (length > longestQuery) {
    const message = `Encoded, the parameters have ${length} characters; at most ${longestQuery} fit.`;
    said.push({ path: ["parameters"], message });
  }
  for (const { path, message } of said) check.addIssue({ code: "custom", path, message });
}

const always = { when: () => true };

function withParameters<T extends Rows>({ parameterName: names, parameterValue: values, ...rest }: T) {
  return { ...rest, parameters: readRows({ parameterName: names, parameterValue: values }).parameters };
}

export const tryQrCodeInput = z
  .strictObject({ id: miniProgram, ...target })
  .superRefine(checkRows, always)
  .transform(withParameters);
export type TryQrCode = z.output<typeof tryQrCodeInput>;

export const createQrCodeInput = z
  .strictObject({
    id: miniProgram,
    formKey: z.uuid({ error: "Open this form anew." }),
    name: line({ label: "The name", min: 1, max: 64, counted: "characters" }).refine(
      (name) => name === "" || /[\p{L}\p{N}\p{P}\p{S}]/u.test(name),
      { error: "The name holds nothing that can be seen. Write what you will know the code by." },
    ),
    ...target,
  })
  .superRefine(checkRows, always)
  .transform(withParameters);
export type CreateQrCode = z.output<typeof createQrCodeInput>;

export const deleteQrCodeInput = z.strictObject({ id: miniProgram, code: z.uuid({ error: "This is no QR code." }) });
export type DeleteQrCode = z.output<typeof deleteQrCodeInput>;

export const restoreDefaultQrCodeInput = z.strictObject({ id: miniProgram });
export type RestoreDefaultQrCode = z.output<typeof restoreDefaultQrCodeInput>;

/** In pixels. */
export const pngSizes = [256, 512, 1024] as const;
export type PngSize = (typeof pngSizes)[number];

export const drawingFormat = z.union([
  z.strictObject({ format: z.literal("svg") }),
  z.strictObject({
    format: z.literal("png"),
    size: z.enum(["256", "512", "1024"]).transform((size) => Number(size) as PngSize),
  }),
]);
export type DrawingFormat = z.output<typeof drawingFormat>;

/** Where a page of the list begins: beside the code that was made at this moment and has this ID. */
export const listQrCodesInput = z
  .object({
    cursor: one.transform((value) => {
      const [, at, id] = /^(\d{1,13})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(value) ?? [];
      return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id };
    }),
    direction: one.transform((value): "next" | "previous" => (value === "previous" ? "previous" : "next")),
  })
  .catch({ cursor: null, direction: "next" });
export type ListQrCodes = z.output<typeof listQrCodesInput>;
