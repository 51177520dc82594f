/** Control characters, line separators, halves of characters, and those that turn the direction of what follows. */
const forbiddenInLine = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/u;
const forbiddenInParagraph = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/u;

export function cleanLine(text: string): string {
  return text.normalize("NFC").trim();
}

export function cleanParagraph(text: string): string {
  return cleanLine(text.replace(/\r\n?/g, "\n"));
}

/** Names the first character that may not stand in a text, such as "U+202E", or null. */
export function forbiddenCharacter(text: string, kind: "line" | "paragraph"): string | null {
  const found = (kind === "line" ? forbiddenInLine : forbiddenInParagraph).exec(text)?.[0];
  if (found === undefined) return null;
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
