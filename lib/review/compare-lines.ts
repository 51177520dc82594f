import { structuredPatch } from "diff";

/** A line, or a piece of a long one, with its number in either file. */
export type ComparedLine = {
  mark: "added" | "removed" | "same";
  text: string;
  before: number | null;
  now: number | null;
};

export type LineDifference = {
  /** Lines that belong together, with some of their surroundings; between two of them nothing changed. */
  hunks: ComparedLine[][];
  added: number;
  removed: number;
  /** Some lines were too long and stand in pieces. */
  isBroken: boolean;
};

const longest = 400;
const surroundings = 3;
const bounds = { maxEditLength: 8_000, timeout: 1_000 };

/** What changed from one text to another, line by line; null where they differ too much to be compared. */
export function compareLines(before: string, now: string): LineDifference | null {
  const [old, current] = [piecesOf(before), piecesOf(now)];
  const hunks = isPlain(old, current) ? [inOneHunk(old, current)] : patchOf(old, current);
  if (hunks === null) return null;
  const lines = hunks.flat();
  return {
    hunks: hunks.filter((hunk) => hunk.length > 0),
    added: lines.filter(({ mark }) => mark === "added").length,
    removed: lines.filter(({ mark }) => mark === "removed").length,
    isBroken: [...old, ...current].some(({ isPiece }) => isPiece),
  };
}

type Piece = { text: string; number: number; isPiece: boolean };

/** Bundles have lines of megabytes: those are broken where statements end, and what is still long anywhere. */
function piecesOf(text: string): Piece[] {
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.flatMap((line, index): Piece[] => {
    const number = index + 1;
    if (line.length <= longest) return [{ text: visible(line), number, isPiece: false }];
    const statements = line.split(/(?<=[;{}])/);
    return statements
      .flatMap((statement) => statement.match(new RegExp(`.{1,${longest}}`, "gsu")) ?? [])
      .map((piece) => ({ text: visible(piece), number, isPiece: true }));
  });
}

const isPlain = (old: Piece[], current: Piece[]) => old.length === 0 || current.length === 0;

function inOneHunk(old: Piece[], current: Piece[]): ComparedLine[] {
  return [
    ...old.map(({ text, number }): ComparedLine => ({ mark: "removed", text, before: number, now: null })),
    ...current.map(({ text, number }): ComparedLine => ({ mark: "added", text, before: null, now: number })),
  ];
}

const marks = { "+": "added", "-": "removed", " ": "same" } as const;

function patchOf(old: Piece[], current: Piece[]): ComparedLine[][] | null {
  const textOf = (pieces: Piece[]) => pieces.map(({ text }) => `${text}\n`).join("");
  const patch = structuredPatch("", "", textOf(old), textOf(current), undefined, undefined, {
    context: surroundings,
    ...bounds,
  });
  if (!patch) return null;
  return patch.hunks.map(({ oldStart, newStart, lines }) => {
    let [atOld, atCurrent] = [oldStart - 1, newStart - 1];
    return lines.flatMap((line): ComparedLine[] => {
      const mark = marks[line.charAt(0) as keyof typeof marks];
      if (!mark) return [];
      const before = mark === "added" ? null : (old[atOld++]?.number ?? null);
      const now = mark === "removed" ? null : (current[atCurrent++]?.number ?? null);
      return [{ mark, text: line.slice(1), before, now }];
    });
  });
}

/** What would change how a line looks, and not what it does, is written out. */
function visible(line: string): string {
  return line
    .replace(/\r$/, "␍")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
    );
}
