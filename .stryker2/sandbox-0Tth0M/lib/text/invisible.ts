import { forbiddenCharacter } from "./clean";

/** Names the first character that shows nothing, such as "U+200B", or null: in a host or an ID it only misleads. */
export function invisibleCharacter(typed: string): string | null {
  const found = /\p{Cf}|\p{Default_Ignorable_Code_Point}/u.exec(typed)?.[0].codePointAt(0);
  if (found !== undefined) return `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
  return forbiddenCharacter(typed, "line");
}

export const invisibleFault = (character: string) =>
  `it holds the invisible character ${character}. Take it out, or type the entry anew.`;
