import type { RequestState } from "../vocabulary";

type Step = { from: RequestState; to: RequestState };

/** What can happen to a request. `vanish` is the console's own: what was asked about is gone. */
export const lifecycle = {
  approve: { from: "in_review", to: "approved" },
  reject: { from: "in_review", to: "rejected" },
  withdraw: { from: "in_review", to: "withdrawn" },
  vanish: { from: "in_review", to: "withdrawn" },
} as const satisfies Record<string, Step>;
export type RequestStep = keyof typeof lifecycle;

export function canStep(step: RequestStep, state: RequestState): boolean {
  return lifecycle[step].from === state;
}
