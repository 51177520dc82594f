import type { Action } from "../access/matrix";
import { stateLabels } from "../format/labels";
import type { MiniProgramState, VersionState } from "../vocabulary";

/** A version on its way to the users, with its last request to publish. */
export type VersionUnderWay = {
  number: string;
  state: Extract<VersionState, "in_review" | "pilot" | "grayscale">;
  /** In percent; of a grayscale release alone. */
  share: number | null;
  isPaused: boolean;
  request: number;
};

export type ReleaseUnderWay = Omit<VersionUnderWay, "request">;

/** All that decides which steps are open. */
export type Life = {
  state: MiniProgramState;
  suspension: { by: string } | null;
  /** The removal under way, and until when it can be carried out once it was approved. */
  removal: { request: number; lapsesAt: Date | null } | null;
  /** Versions in review, in pilot or in grayscale. */
  versionsUnderWay: Pick<VersionUnderWay, "number" | "state" | "request">[];
  wasEverSubmitted: boolean;
  deletedAt: Date | null;
  workspace: { name: string; isRemoved: boolean };
  now: Date;
};

/** What stands in the way of a step, and the request that one looks at because of it. */
export type Obstacle = { words: string; request?: number };

type Guard = (life: Life) => Obstacle[];

const dayInMs = 24 * 60 * 60 * 1000;

/** How long an approved removal waits to be carried out, and a deleted mini program to be restored. */
export const waits = { approvedRemoval: 30 * dayInMs, deleted: 7 * dayInMs };

export function purgeDue(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + waits.deleted);
}

export function isLapsed({ removal, now }: Pick<Life, "removal" | "now">): boolean {
  return removal !== null && removal.lapsesAt !== null && removal.lapsesAt <= now;
}

const notSuspended: Guard = ({ suspension }) =>
  suspension ? [{ words: `${suspension.by} has suspended it. A Workspace Admin can resume it.` }] : [];

const suspended: Guard = ({ suspension }) => (suspension ? [] : [{ words: "It is not suspended." }]);

const noRemovalUnderWay: Guard = ({ removal, now }) => {
  if (!removal) return [];
  const { request, lapsesAt } = removal;
  if (lapsesAt === null) return [{ words: `Its removal is in review: request #${request}.`, request }];
  if (isLapsed({ removal, now })) return [{ words: "An approved removal has just lapsed. Try again in a minute." }];
  return [{ words: `Its removal is approved: request #${request}. Carry it out or give it up.`, request }];
};

const removalInReview: Guard = ({ removal }) =>
  removal?.lapsesAt === null ? [] : [{ words: "No removal of it is in review." }];

const removalApproved: Guard = ({ removal, now }) => {
  if (!removal) return [{ words: "No removal of it is approved." }];
  const { request, lapsesAt } = removal;
  if (lapsesAt === null) return [{ words: `Its removal is still in review: request #${request}.`, request }];
  if (!isLapsed({ removal, now })) return [];
  return [{ words: `The approval of request #${request} has lapsed. Request the removal again.`, request }];
};

const removalLapsed: Guard = (life) => (isLapsed(life) ? [] : [{ words: "No approved removal of it has lapsed." }]);

const stages = { in_review: "in review", pilot: "in pilot testing", grayscale: "in grayscale release" };

const noVersionUnderWay: Guard = ({ versionsUnderWay }) =>
  versionsUnderWay.map(({ number, state, request }) => ({ words: `Version ${number} is ${stages[state]}.`, request }));

const neverSubmitted: Guard = ({ state, wasEverSubmitted }) =>
  state === "created" && wasEverSubmitted
    ? [{ words: "A version of it was submitted, so that it is deleted in two steps: request its removal first." }]
    : [];

const stillKept: Guard = ({ deletedAt, now }) =>
  deletedAt && purgeDue(deletedAt) <= now ? [{ words: "Its 7 days are over: it is being purged." }] : [];

const waitedLongEnough: Guard = (life) =>
  stillKept(life).length > 0 ? [] : [{ words: "It is kept so that it can be restored." }];

const ownerStands: Guard = ({ workspace }) =>
  workspace.isRemoved
    ? [{ words: `Its workspace ${workspace.name} was removed, so that nobody would own it. It cannot be restored.` }]
    : [];

type Step = {
  /** In words that fit after "can". */
  phrase: string;
  from: readonly MiniProgramState[];
  /** `same` where only what is under way changes, `former` for the state that it had. */
  to: MiniProgramState | "same" | "former" | "gone";
  /** Null where the console itself takes it. */
  needs: Action | null;
  guards: readonly Guard[];
};

const live = ["created", "released"] as const;
const standing = ["created", "released", "archived"] as const;

/** Whether it is neither archived nor deleted. */
export function isLive(state: MiniProgramState): boolean {
  return (live as readonly MiniProgramState[]).includes(state);
}

/** What can happen to a mini program, by the step. */
// prettier-ignore
export const lifecycle = {
  publish:         { phrase: "publish a version of it",   from: standing,                to: "released", needs: "version.release",     guards: [notSuspended, noRemovalUnderWay] },
  requestRemoval:  { phrase: "request its removal",       from: live,                    to: "same",     needs: "removal.request",     guards: [noRemovalUnderWay, noVersionUnderWay] },
  withdrawRemoval: { phrase: "withdraw its removal",      from: live,                    to: "same",     needs: "removal.withdraw",    guards: [removalInReview] },
  rejectRemoval:   { phrase: "reject its removal",        from: live,                    to: "same",     needs: "approval.decide",     guards: [removalInReview] },
  approveRemoval:  { phrase: "approve its removal",       from: live,                    to: "same",     needs: "approval.decide",     guards: [removalInReview] },
  giveUpRemoval:   { phrase: "give up its removal",       from: live,                    to: "same",     needs: "removal.withdraw",    guards: [removalApproved] },
  lapseRemoval:    { phrase: "let its removal lapse",     from: live,                    to: "same",     needs: null,                  guards: [removalLapsed] },
  remove:          { phrase: "remove it",                 from: live,                    to: "archived", needs: "removal.execute",     guards: [removalApproved] },
  suspend:         { phrase: "suspend it",                from: live,                    to: "same",     needs: "miniProgram.suspend", guards: [notSuspended] },
  resume:          { phrase: "resume it",                 from: standing,                to: "same",     needs: "miniProgram.resume",  guards: [suspended] },
  deleteForGood:   { phrase: "delete it for good",        from: ["created", "archived"], to: "deleted",  needs: "miniProgram.delete",  guards: [neverSubmitted] },
  restore:         { phrase: "restore it",                from: ["deleted"],             to: "former",   needs: "miniProgram.restore", guards: [ownerStands, stillKept] },
  purge:           { phrase: "purge it",                  from: ["deleted"],             to: "gone",     needs: null,                  guards: [waitedLongEnough] },
} as const satisfies Record<string, Step>;
export type LifeStep = keyof typeof lifecycle;

/** Everything that stands in the way of a step now; nothing when it is open. */
export function obstaclesTo(step: LifeStep, life: Life): Obstacle[] {
  const { from, phrase, guards }: Step = lifecycle[step];
  if (!from.includes(life.state)) {
    const states = from.map((state) => stateLabels[state]).join(" or ");
    return [{ words: `It is ${stateLabels[life.state]}; one can ${phrase} only while it is ${states}.` }];
  }
  return guards.flatMap((guard) => guard(life));
}
