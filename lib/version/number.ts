const form = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/;
const most = 9_999;

/** The number as one that sorts: major × 10⁸ + minor × 10⁴ + patch. Null where it is none. */
export function positionOf(number: string): number | null {
  const parts = form.exec(number);
  if (!parts) return null;
  const [, major, minor, patch] = parts.map(Number);
  return (major ?? 0) * 10 ** 8 + (minor ?? 0) * 10 ** 4 + (patch ?? 0);
}

function numberAt(position: number): string {
  return [Math.floor(position / 10 ** 8), Math.floor(position / 10 ** 4) % 10 ** 4, position % 10 ** 4].join(".");
}

/** The numbers that one would take next: a patch, a minor and a major one, as far as there is room. */
function nextNumbers(highest: number): string[] {
  if (highest === 0) return ["1.0.0"];
  const [major = 0, minor = 0, patch = 0] = numberAt(highest).split(".").map(Number);
  const next = [
    [major, minor, patch + 1],
    [major, minor + 1, 0],
    [major + 1, 0, 0],
  ];
  return next.filter((parts) => parts.every((part) => part <= most)).map((parts) => parts.join("."));
}

/** What is wrong with a number for the next version, and what would be right; null where nothing is. */
export function faultOfNext(number: string, highest: number): string | null {
  const position = positionOf(number);
  if (position === null) return "Write the number as major.minor.patch, such as 1.4.0, each part from 0 to 9999.";
  if (position > highest) return null;
  const next = nextNumbers(highest);
  const right = next.length === 0 ? "There is none left." : `Take ${next.join(" or ")}.`;
  if (highest === 0) return `The first number is greater than 0.0.0. ${right}`;
  return `${number} is not greater than ${numberAt(highest)}, the highest number so far. ${right}`;
}
