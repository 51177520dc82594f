import type { ExportFile } from "@/lib/export/parts/export-file";

export async function textOf({ pieces }: ExportFile): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece.text;
  return text;
}

/** The rows of an export as JSON Lines. */
export async function rowsOf(file: ExportFile): Promise<Record<string, unknown>[]> {
  return linesOf(await textOf(file));
}

export function linesOf(text: string): Record<string, unknown>[] {
  if (text !== "" && !text.endsWith("\n")) throw new Error("The last line has no end.");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
