import { stringify } from "csv-stringify/sync";

/** What a spreadsheet would run once it has cut away the space before it; what begins with it, the library itself defuses. */
const spacedFormula = /^\s+[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

const defused = (text: string) => (spacedFormula.test(text) ? `'${text}` : text);

/** The head of a CSV file: the mark by which spreadsheets know UTF-8, and the names of the columns. */
export function csvHead(names: string[]): string {
  return `\uFEFF${csvLines([names])}`;
}

/** Lines of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLines(rows: (string | null)[][]): string {
  return stringify(rows, {
    record_delimiter: "windows",
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { string: defused },
  });
}
