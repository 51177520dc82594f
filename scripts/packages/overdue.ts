import { gt, satisfies, valid } from "semver";

/** Days within which a release takes up newer versions of what it is made of (docs/security.md, Packages of others). */
export const longestLag = 90;

const day = 24 * 60 * 60 * 1000;

export type Overdue = { newer: string; days: number };

/** What the registry has of a package: the versions to be had, and when each was published, as ISO text. */
export type Published = { versions: string[]; time: Record<string, string> };

/**
 * The first newer version of the same line (by the caret of semantic versioning), once it has been out for longer than a
 * release may lag behind; null while nothing is overdue. One that was withdrawn counts no more.
 */
export function overdue(current: string, { versions, time }: Published, now: Date): Overdue | null {
  if (valid(current) === null) throw new Error(`${current} is no version that could be compared.`);
  const [first] = versions
    .filter((version) => satisfies(version, `^${current}`) && gt(version, current))
    .map((newer) => ({ newer, days: Math.floor((now.getTime() - Date.parse(time[newer] ?? "")) / day) }))
    .sort((one, other) => other.days - one.days);
  return first && first.days > longestLag ? first : null;
}
