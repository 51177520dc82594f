import type { MiniProgramRow } from "@/lib/mini-program/list-mini-programs";

/** What the table shows of a row: nothing else is sent to the browser. */
export function shownRow({ workspace, creator, createdAt: _, defaultLanguage: _l, ...row }: MiniProgramRow) {
  return { ...row, workspace: workspace.name, creator: creator.name };
}

export type ShownRow = ReturnType<typeof shownRow>;
