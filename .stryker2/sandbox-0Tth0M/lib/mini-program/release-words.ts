import type { ReleaseUnderWay } from "./lifecycle";

/** A version on its way to the users, in words. */
export function releaseWords({ number, state, share, isPaused }: ReleaseUnderWay): string {
  if (state === "in_review") return `${number} in review`;
  if (state === "pilot") return `${number} in pilot`;
  return `${number} in grayscale, ${share ?? 0} %${isPaused ? ", paused" : ""}`;
}
