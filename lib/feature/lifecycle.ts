import type { Action } from "../access/matrix";
import type { FeatureAccess } from "../vocabulary";

/** How a mini program stands to a feature of the catalog. */
export type Possession = "not_added" | "in_review" | "added";

/** All that decides which steps are open. */
export type Holding = {
  name: string;
  access: FeatureAccess;
  isAdded: boolean;
  /** The open request for its activation. */
  request: number | null;
};

/** What stands in the way of a step, and the request that one looks at because of it. */
export type Obstacle = { words: string; request?: number };

type Guard = (holding: Holding) => Obstacle[];

const direct: Guard = ({ name, access }) =>
  access === "direct" ? [] : [{ words: `${name} needs activation: apply for it with a reason.` }];

const activationNeeded: Guard = ({ name, access }) =>
  access === "activation" ? [] : [{ words: `${name} needs no activation: add it at once.` }];

type Step = {
  from: Possession;
  to: Possession;
  /** Null where the console itself takes it. */
  needs: Action | null;
  guards: readonly Guard[];
};

/** What can happen between a mini program and a feature. */
// prettier-ignore
export const lifecycle = {
  add:      { from: "not_added", to: "added",     needs: "feature.manage",  guards: [direct] },
  apply:    { from: "not_added", to: "in_review", needs: "feature.manage",  guards: [activationNeeded] },
  approve:  { from: "in_review", to: "added",     needs: "approval.decide", guards: [] },
  reject:   { from: "in_review", to: "not_added", needs: "approval.decide", guards: [] },
  withdraw: { from: "in_review", to: "not_added", needs: "feature.manage",  guards: [] },
  vanish:   { from: "in_review", to: "not_added", needs: null,              guards: [] },
  delete:   { from: "added",     to: "not_added", needs: "feature.manage",  guards: [] },
} as const satisfies Record<string, Step>;
export type FeatureStep = keyof typeof lifecycle;

export function possessionOf({ isAdded, request }: Pick<Holding, "isAdded" | "request">): Possession {
  if (isAdded) return "added";
  return request === null ? "not_added" : "in_review";
}

/** Everything that stands in the way of a step now; nothing when it is open. */
export function obstaclesTo(step: FeatureStep, holding: Holding): Obstacle[] {
  const { from, guards }: Step = lifecycle[step];
  const possession = possessionOf(holding);
  if (possession !== from) return [standing(possession, holding)];
  return guards.flatMap((guard) => guard(holding));
}

function standing(possession: Possession, { name, access, request }: Holding): Obstacle {
  if (possession === "added") return { words: `${name} is added already.` };
  if (request === null) return { words: `${name} is not added.` };
  const mend = access === "direct" ? " It needs none any more: withdraw that request, then add it." : "";
  return { words: `The activation of ${name} is in review: request #${request}.${mend}`, request };
}
