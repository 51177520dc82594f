/** Text as it is searched: width, compatibility forms, case and the marks on letters do not tell two texts apart. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\p{Cf}\p{Cs}]/gu, "")
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

type Creator = { creatorName: string; creatorEmail: string | null };

/** Everything that finds a mini program besides its ID, on lines: no term reaches over the end of one. */
export function searchText({ names, ...creator }: Creator & { names: string[] }): string {
  return [...new Set(names.map(fold))].join("\n") + creatorEnding(creator);
}

/** The last two lines of a search text: what has to be written anew when its creator is called otherwise. */
export function creatorEnding({ creatorName, creatorEmail }: Creator): string {
  return `\n${fold(creatorName)}\n${fold(creatorEmail ?? "")}`;
}

export const longestTerm = 100;

/** What somebody typed into a search field as it is looked for; empty when nothing is left to look for. */
export function searchTerm(typed: string): string {
  return [...fold(typed.slice(0, 10 * longestTerm))].slice(0, longestTerm).join("").trim();
}

/** The first digits of an ID, or all 16, when the term can be that: typed in one or in groups of four. */
export function idBeginning(term: string): string | null {
  if (!/^(?:[0-9]+|[0-9]{4}(?: [0-9]{4})*(?: [0-9]{1,4}))$/.test(term)) return null;
  const digits = term.replaceAll(" ", "");
  return digits.length <= 16 ? digits : null;
}

/**
 * Pieces of one to three characters that stand in every text which holds the term. The index of the search text
 * (mini_program_keys) knows exactly these lengths, so a term of up to three characters is found by itself.
 */
export function termPieces(term: string): string[] {
  const characters = [...term];
  if (characters.length <= 3) return [term];
  const starts = new Set([...characters.keys()].filter((at) => at % 3 === 0));
  const last = characters.length - 3;
  return [...starts].map((at) => characters.slice(Math.min(at, last), Math.min(at, last) + 3).join(""));
}

/** A pattern for LIKE that finds exactly this text anywhere: its metacharacters mean themselves. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
