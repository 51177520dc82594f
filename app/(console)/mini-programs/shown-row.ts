import type { MiniProgramRow } from "@/lib/mini-program/list-mini-programs";

/** What the table shows of a row: nothing else is sent to the browser. */
export function shownRow(row: MiniProgramRow) {
  const { id, name, logoId, type, state, releasedVersion, missing, isSuspended, removal, releases, myRoles } = row;
  return {
    id,
    name,
    logoId,
    type,
    state,
    releasedVersion,
    missing,
    isSuspended,
    removal,
    releases,
    myRoles,
    workspace: row.workspace.name,
    creator: row.creator.name,
    updatedAt: row.updatedAt,
  };
}

export type ShownRow = ReturnType<typeof shownRow>;
