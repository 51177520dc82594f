import { z } from "zod";
import { one } from "../text/query-values";
import { line } from "../text/schemas";
import { encodedQuery } from "./app-link";

const mostRows = 100;
const longestQuery = 256;

const miniProgram = z.string({ error: "Name a mini program." });
const texts = z
  .array(z.string(), { error: "Send the page parameters as rows." })
  .max(mostRows, `At most ${mostRows} rows fit.`)
  .default([]);
const parameterName = line({ label: "The name", min: 1, max: longestQuery, counted: "characters" });
const parameterValue = line({ label: "The value", max: longestQuery, counted: "characters" });

/** Where a code leads and with what: the names and values of its rows, in their order. Rows without a word are left out. */
const target = {
  url: line({ label: "The URL", min: 1, max: 256, counted: "characters" }),
  parameterName: texts,
  parameterValue: texts,
};

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

function withParameters<T extends Rows>(
  { parameterName: names, parameterValue: values, ...rest }: T,
  check: z.RefinementCtx,
) {
  const { parameters, said } = readRows({ parameterName: names, parameterValue: values });
  const { length } = encodedQuery(parameters);
  if (length > longestQuery) {
    said.push({
      path: ["parameters"],
      message: `Encoded, the parameters have ${length} characters; at most ${longestQuery} fit.`,
    });
  }
  for (const { path, message } of said) check.addIssue({ code: "custom", path, message });
  return { ...rest, parameters };
}

export const tryQrCodeInput = z.strictObject({ id: miniProgram, ...target }).transform(withParameters);
export type TryQrCode = z.output<typeof tryQrCodeInput>;

export const createQrCodeInput = z
  .strictObject({
    id: miniProgram,
    formKey: z.uuid({ error: "Open this form anew." }),
    name: line({ label: "The name", min: 1, max: 64, counted: "characters" }),
    ...target,
  })
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
