const colours = [
  "bg-tile-1",
  "bg-tile-2",
  "bg-tile-3",
  "bg-tile-4",
  "bg-tile-5",
  "bg-tile-6",
  "bg-tile-7",
  "bg-tile-8",
] as const;

/** The same text always gets the same colour. */
export function tileColour(text: string): string {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 1767) + (character.codePointAt(0) ?? 0)) >>> 0;
  return colours[(hash >>> 8) % colours.length] ?? colours[0];
}
