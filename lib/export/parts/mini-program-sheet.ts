import { isUnfinished, requiredLabels, roleLabels, stateLabels, typeLabels } from "../../format/labels";
import type { MiniProgramRow } from "../../mini-program/list/listed";
import { releaseWords } from "../../format/release-words";
import { yesOrNo, type Sheet } from "./export-file";

const removalWords = { in_review: "In review", approved: "Approved" };

/** What the list shows of a mini program. */
export const miniProgramSheet: Sheet<MiniProgramRow> = {
  columns: [
    { head: "ID", cell: ({ id }) => id },
    { head: "Name", cell: ({ name }) => name },
    { head: "Type", cell: ({ type }) => typeLabels[type] },
    { head: "Status", cell: ({ state }) => stateLabels[state] },
    { head: "Suspended", cell: ({ isSuspended }) => yesOrNo(isSuspended) },
    { head: "Removal", cell: ({ removal }) => removal && removalWords[removal] },
    { head: "Under way", cell: underWay },
    {
      head: "Still missing",
      cell: (row) =>
        missingOf(row)
          .map((one) => requiredLabels[one])
          .join("; "),
    },
    { head: "Released version", cell: ({ releasedVersion }) => releasedVersion },
    { head: "Workspace", cell: ({ workspace }) => workspace.name },
    { head: "Creator", cell: ({ creator }) => creator.name },
    { head: "My role", cell: ({ myRoles }) => [...new Set(myRoles.map((role) => roleLabels[role]))].join("; ") },
    { head: "Created", cell: ({ createdAt }) => createdAt.toISOString() },
    { head: "Last modified", cell: ({ updatedAt }) => updatedAt.toISOString() },
  ],
  value: (row) => {
    const { id, name, defaultLanguage, type, state, isSuspended, removal, releases, releasedVersion } = row;
    const { activations, workspace, creator, myRoles, createdAt, updatedAt } = row;
    return {
      ...{ id, name, defaultLanguage, type, state, isSuspended, removal, releases, activations },
      missing: missingOf(row),
      ...{ releasedVersion, workspace, creator: creator.name, myRoles, createdAt, updatedAt },
    };
  },
};

function underWay({ releases, activations }: MiniProgramRow): string {
  return [...releases.map(releaseWords), ...activations.map((name) => `${name} in review`)].join("; ");
}

const missingOf = ({ state, missing }: MiniProgramRow) => (isUnfinished(state) ? missing : []);
