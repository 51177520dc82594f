import type { Actor } from "../../access/actor";
import { effectiveRoles } from "../../access/effective-roles";
import {
  roles,
  type MiniProgramState,
  type MiniProgramType,
  type RequiredInformation,
  type Role,
} from "../../vocabulary";
import type { ReleaseUnderWay } from "../lifecycle";
import type { FoundRow } from "./rows";
import type { WaitingVersion } from "./waiting-versions";

/** On its way to the users; in a list of what needs attention also one that waits for a next step, whoever may take it. */
export type ListedVersion = ReleaseUnderWay | WaitingVersion;

export type MiniProgramRow = {
  id: string;
  name: string;
  defaultLanguage: string;
  logoId: string | null;
  type: MiniProgramType;
  state: MiniProgramState;
  releasedVersion: string | null;
  missing: RequiredInformation[];
  workspace: { id: string; name: string };
  creator: { id: string; name: string };
  createdAt: Date;
  updatedAt: Date;
  isSuspended: boolean;
  /** The removal under way. */
  removal: "in_review" | "approved" | null;
  releases: ListedVersion[];
  /** The names of the features whose activation somebody decides. */
  activations: string[];
  /** The actor's effective roles towards it, the strongest first. */
  myRoles: Role[];
};

/** A row as the list shows it to this person. */
export function listed(actor: Actor, row: FoundRow): MiniProgramRow {
  const held = effectiveRoles(actor, row).map(({ role }) => role);
  return {
    id: row.id,
    name: row.name,
    defaultLanguage: row.defaultLanguage,
    logoId: row.logoId,
    type: row.type,
    state: row.state,
    releasedVersion: row.releasedVersion,
    missing: row.missing,
    workspace: { id: row.workspaceId, name: row.workspaceName },
    creator: { id: row.creatorId, name: row.creatorName },
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    isSuspended: row.isSuspended,
    removal: row.removal,
    releases: releasesOf(row),
    activations: row.activations.map(({ name }) => name),
    myRoles: roles.filter((role) => held.includes(role)),
  };
}

function releasesOf({ inReview, underTest, waiting }: FoundRow): ListedVersion[] {
  const reviewed =
    inReview === null ? [] : [{ number: inReview, state: "in_review" as const, share: null, isPaused: false }];
  return [...waiting, ...reviewed, ...(underTest ? [underTest] : [])];
}
