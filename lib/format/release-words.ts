import type { VersionState } from "../vocabulary";

type UnderWay = { number: string; state: VersionState; share: number | null; isPaused: boolean };

/** A version on its way to the users, in words. */
export function releaseWords({ number, state, share, isPaused }: UnderWay): string {
  if (state === "in_review") return `${number} in review`;
  if (state === "pilot") return `${number} in pilot`;
  return `${number} in grayscale, ${share ?? 0} %${isPaused ? ", paused" : ""}`;
}
