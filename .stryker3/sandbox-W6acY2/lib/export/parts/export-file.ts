import type { Ctx } from "../../context";
import type { ExportFormat } from "../inputs";
import { csvHead, csvLines } from "./csv";

/** How the rows of an export are written: as cells in words for people, and as a value for programs. */
export type Sheet<Row> = {
  columns: { head: string; cell: (row: Row) => string | null }[];
  value: (row: Row) => object;
};

export type ExportFile = {
  /** For those who can read it, and in ASCII for those who cannot. */
  fileName: { full: string; ascii: string };
  mediaType: string;
  /** The file in pieces, of which one at a time is in memory. Throws where it cannot be written to its end. */
  pieces: AsyncIterable<{ text: string; rows: number }>;
};

/** So many rows are read at once, and are all of an export that is in memory. */
export const batchSize = 500;

const mediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/x-ndjson; charset=utf-8",
};

type Contents<Row> = {
  name: { full: string; ascii: string };
  format: ExportFormat;
  sheet: Sheet<Row>;
  batches: AsyncIterable<Row[]>;
};

/** The file of an export. Nothing is read before its first piece is asked for. */
export function exportFile<Row>(ctx: Ctx, { name, format, sheet, batches }: Contents<Row>): ExportFile {
  const end = `${ctx.now().toISOString().slice(0, 10)}.${format}`;
  return {
    fileName: { full: `${pathless(name.full)}-${end}`, ascii: `${name.ascii}-${end}` },
    mediaType: mediaTypes[format],
    pieces: written(batches, sheet, format),
  };
}

async function* written<Row>(batches: AsyncIterable<Row[]>, { columns, value }: Sheet<Row>, format: ExportFormat) {
  let head = format === "csv" ? csvHead(columns.map(({ head }) => head)) : "";
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const text =
      format === "csv"
        ? csvLines(rows.map((row) => columns.map(({ cell }) => cell(row))))
        : rows.map((row) => `${JSON.stringify(value(row))}\n`).join("");
    yield { text: head + text, rows: rows.length };
    head = "";
  }
  if (head !== "") yield { text: head, rows: 0 };
}

/** Without what a name of a file may not hold on one system or another. */
function pathless(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{C}]+/gu, "-").replace(/^[.\s-]+/, "");
}

export const yesOrNo = (is: boolean) => (is ? "yes" : "no");
