import { eastAsianWidthType } from "get-east-asian-width";

/**
 * Length as people of both scripts see it: code points, those of East Asian width W or F count 2.
 * Counted as a text is kept: composed, without blanks around it.
 */
export function units(text: string): number {
  let count = 0;
  for (const character of text.normalize("NFC").trim()) {
    const width = eastAsianWidthType(character.codePointAt(0) ?? 0);
    count += width === "wide" || width === "fullwidth" ? 2 : 1;
  }
  return count;
}
