import { createHash } from "node:crypto";
import type { VersionState } from "../vocabulary";

/** A version that somebody may get, with its share of the users while it is in grayscale. */
export type Candidate = { number: string; state: VersionState; share: number | null };

export type LiveFacts<V extends Candidate> = {
  miniProgramId: string;
  /** As the tester whitelist would hold them; null where the app names nobody. */
  user: string | null;
  testers: readonly string[];
  released: V | null;
  /** The one in pilot or grayscale. */
  underTest: V | null;
};

/** Which version a user gets now; null where nothing is live for them. A pause keeps the share, so it changes nothing here. */
export function versionFor<V extends Candidate>(facts: LiveFacts<V>): V | null {
  const { miniProgramId, user, testers, released, underTest } = facts;
  if (!underTest || user === null) return released;
  if (testers.includes(user)) return underTest;
  const { number, share } = underTest;
  return share !== null && placeOf(miniProgramId, number, user) < share ? underTest : released;
}

/**
 * Where a user stands in the grayscale of a version, from 0 to below 100: always at the same place, so that whoever is
 * in a share is in every greater one, and for each version at another.
 */
export function placeOf(miniProgramId: string, number: string, user: string): number {
  const hash = createHash("sha256").update(`${miniProgramId}\n${number}\n${user}`).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}

/** What somebody who asks for a certain version is to it. */
export type Asker = { isTester: boolean; mayPreview: boolean; mayInspect: boolean };

const forTesters: readonly VersionState[] = ["developing", "in_review", "approved", "pilot", "grayscale", "released"];
const over: readonly VersionState[] = ["canceled", "offline"];

/** Whether a version whose release is over for good can be got by nobody any more. */
export function isOver(state: VersionState): boolean {
  return over.includes(state);
}

/** What becomes of asking for one version by its number, as the preview codes do. */
export function answerTo(asker: Asker, state: VersionState): "served" | "gone" | "hidden" {
  const { isTester, mayPreview, mayInspect } = asker;
  if (isOver(state)) return isTester || mayPreview ? "gone" : "hidden";
  if (mayPreview || (mayInspect && state === "in_review")) return "served";
  return isTester && forTesters.includes(state) ? "served" : "hidden";
}
