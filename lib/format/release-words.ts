import type { VersionState } from "../vocabulary";

type Version = { number: string; state: VersionState; share: number | null; isPaused: boolean };

/** A version on its way to the users, or one that waits for its next step, in words. */
export function releaseWords({ number, state, share, isPaused }: Version): string {
  if (state === "approved" || state === "rejected") return `${number} ${state}`;
  if (state === "in_review") return `${number} in review`;
  if (state === "pilot") return `${number} in pilot`;
  return `${number} in grayscale, ${share ?? 0} %${isPaused ? ", paused" : ""}`;
}
