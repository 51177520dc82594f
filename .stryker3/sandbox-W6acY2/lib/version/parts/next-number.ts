import { invalid } from "../../errors";

const numberPattern = /^(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})$/;
const most = 9_999;

/** What versions are ordered by: major × 10⁸ + minor × 10⁴ + patch. Null where the text is no number of a version. */
export function positionOf(number: string): number | null {
  const parts = numberPattern.exec(number);
  if (!parts) return null;
  const [major = 0, minor = 0, patch = 0] = parts.slice(1).map(Number);
  return major * 10 ** 8 + minor * 10 ** 4 + patch;
}

const partsOf = (position: number) =>
  [Math.floor(position / 10 ** 8), Math.floor(position / 10 ** 4) % 10 ** 4, position % 10 ** 4] as const;

/** The number that has this position. */
export const numberAt = (position: number): string => partsOf(position).join(".");

/** The next patch, minor and major after the highest so far, as far as there are any. */
export function nextNumbers(highest: number): string[] {
  const [major, minor, patch] = partsOf(highest);
  return [
    ...(patch < most ? [[major, minor, patch + 1]] : []),
    ...(minor < most ? [[major, minor + 1, 0]] : []),
    ...(major < most ? [[major + 1, 0, 0]] : []),
  ].map((parts) => parts.join("."));
}

/** Why a number cannot be the next, and what could; null where it can. */
export function whatIsWrongWith(number: string, highest: number): string | null {
  const position = positionOf(number);
  const next = nextNumbers(highest);
  const such = next.length > 0 ? ` Next could be ${next.join(", ").replace(/, ([^,]*)$/, " or $1")}.` : "";
  if (position === null) return `A number is major.minor.patch, each from 0 to 9999.${such}`;
  if (position > highest) return null;
  if (highest === 0) return `The first number is greater than 0.0.0.${such}`;
  return `The number must be greater than ${numberAt(highest)}, the greatest so far.${such}`;
}

/** Throws, beside the field, where the number cannot be the next; answers with what it is ordered by. */
export function assertNext(number: string, highest: number): void {
  const wrong = whatIsWrongWith(number, highest);
  if (wrong !== null) throw invalid({ number: [wrong] });
}
