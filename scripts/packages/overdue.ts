import { gt, satisfies } from "semver";

/** Days within which a release takes up newer versions of what it is made of (docs/security.md, Packages of others). */
export const longestLag = 90;

const day = 24 * 60 * 60 * 1000;

export type Overdue = { newer: string; days: number };

/**
 * The first newer version of the same line (by the caret of semantic versioning), once it has been out for longer than a
 * release may lag behind; null while nothing is overdue. `published` has the time of each version as ISO text, and other keys.
 */
export function overdue(current: string, published: Record<string, string>, now: Date): Overdue | null {
  const [first] = Object.entries(published)
    .filter(([version]) => satisfies(version, `^${current}`) && gt(version, current))
    .map(([newer, at]) => ({ newer, days: Math.floor((now.getTime() - Date.parse(at)) / day) }))
    .sort((one, other) => other.days - one.days);
  return first && first.days > longestLag ? first : null;
}
