import type { MiniProgramRow } from "@/lib/mini-program/list-mini-programs";

/** What the table shows of a row, in an order instead of under names: a list is sent twice, as HTML and as this. */
export function sentRow(row: MiniProgramRow) {
  return [
    row.id,
    row.name,
    row.logoId,
    row.type,
    row.state,
    row.releasedVersion,
    row.missing,
    row.isSuspended,
    row.removal,
    row.releases,
    row.activations,
    row.myRoles,
    row.workspace.name,
    row.creator.name,
    row.updatedAt,
  ] as const;
}

export type SentRow = ReturnType<typeof sentRow>;

/** The same under its names. */
export function shownRow(sent: SentRow) {
  const [id, name, logoId, type, state, releasedVersion, missing, isSuspended, removal, ...others] = sent;
  const [releases, activations, myRoles, workspace, creator, updatedAt] = others;
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
    activations,
    myRoles,
    workspace,
    creator,
    updatedAt,
  };
}

export type ShownRow = ReturnType<typeof shownRow>;
