import { effectiveRoles } from "../access/effective-roles";
import { reachOf } from "../access/reach";
import type { Ctx } from "../context";
import { roles, type MiniProgramState, type MiniProgramType, type RequiredInformation, type Role } from "../vocabulary";
import type { ListMiniPrograms } from "./list-inputs";
import type { ReleaseUnderWay } from "./lifecycle";
import { find } from "./list/find";
import { matching } from "./list/matching";
import { orderOf, writeCursor } from "./list/order";
import type { FoundRow } from "./list/rows";
import { exactUpTo, type Question } from "./list/sources";
import { seesNothing, visibleTo } from "./list/visibility";

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
  /** Versions in review, in pilot or in grayscale. */
  releases: ReleaseUnderWay[];
  /** The actor's effective roles towards it, the strongest first. */
  myRoles: Role[];
};

export type MiniProgramList = {
  rows: MiniProgramRow[];
  /** Exact up to 1,000; `more` when there are more than `count`. */
  total: { count: number; more: boolean };
  /** The statuses that it holds: those asked for as far as the actor may ask for them, else the usual ones. */
  states: MiniProgramState[];
  next: string | null;
  previous: string | null;
};

/** The mini programs that the actor may view, searched, filtered, sorted and cut into pages. One or two round trips. */
export async function listMiniPrograms(ctx: Ctx, input: ListMiniPrograms): Promise<MiniProgramList> {
  const states = statesOf(ctx, input);
  const visible = visibleTo(ctx.actor, input);
  if (seesNothing(visible)) return { rows: [], total: { count: 0, more: false }, states, next: null, previous: null };
  const question: Question = {
    personId: ctx.actor.personId,
    visible,
    matching: matching({ ...input, states }),
    order: orderOf(input),
    wanted: input.size + 1,
  };
  const { rows, total } = await find(ctx.db, question);
  const isBack = input.direction === "previous" && question.order.place !== null;
  const isShort = rows.length <= input.size;
  // A cursor that leads beyond the end, or back to less than a page, leads to the first page.
  if (question.order.place && (rows.length === 0 || (isBack && rows.length < input.size))) {
    return listMiniPrograms(ctx, { ...input, cursor: "", direction: "next" });
  }
  const shown = rows.slice(0, input.size);
  if (isBack) shown.reverse();
  const cursorAt = (row: FoundRow | undefined) => (row ? writeCursor(input.sort, row) : null);
  return {
    rows: shown.map((row) => listed(ctx, row)),
    total: { count: Math.min(total, exactUpTo), more: total > exactUpTo },
    states,
    next: isBack || !isShort ? cursorAt(shown.at(-1)) : null,
    previous: (isBack && !isShort) || (!isBack && question.order.place) ? cursorAt(shown[0]) : null,
  };
}

function statesOf({ actor }: Ctx, { status }: ListMiniPrograms): MiniProgramState[] {
  const allowed = status.filter(
    (state) => state !== "deleted" || reachOf(actor, "miniProgram.restore") === "everywhere",
  );
  return allowed.length > 0 ? allowed : ["created", "released"];
}

function listed({ actor }: Ctx, row: FoundRow): MiniProgramRow {
  const {
    id,
    name,
    defaultLanguage,
    logoId,
    type,
    state,
    releasedVersion,
    missing,
    workspaceId,
    memberRole,
    isSuspended,
    removal,
  } = row;
  const held = effectiveRoles(actor, { id, workspaceId, memberRole }).map(({ role }) => role);
  return {
    ...{ id, name, defaultLanguage, logoId, type, state, releasedVersion, missing, isSuspended, removal },
    workspace: { id: workspaceId, name: row.workspaceName },
    creator: { id: row.creatorId, name: row.creatorName },
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    releases: releasesOf(row),
    myRoles: roles.filter((role) => held.includes(role)),
  };
}

function releasesOf({ inReview, underTest }: FoundRow): ReleaseUnderWay[] {
  const reviewed =
    inReview === null ? [] : [{ number: inReview, state: "in_review" as const, share: null, isPaused: false }];
  return underTest ? [...reviewed, underTest] : reviewed;
}
