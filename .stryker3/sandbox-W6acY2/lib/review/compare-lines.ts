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

/** What a comparison may cost: `pieces` of either side are lines, or parts of long ones, and `edits` those that came or went. */
export const bounds = { pieces: 30_000, pieceCharacters: 400, edits: 1_000, milliseconds: 250 };

const surroundings = 3;

/** What changed from one text to another, line by line; or why that is more than can be shown. */
export function compareLines(before: string, now: string): LineDifference | "too_many_lines" | "too_different" {
  const [old, current] = [piecesOf(before), piecesOf(now)];
  if (!old || !current) return "too_many_lines";
  const isPlain = old.length === 0 || current.length === 0;
  const hunks = isPlain ? [inOneHunk(old, current)] : patchOf(old, current);
  if (hunks === null) return "too_different";
  const lines = hunks.flat();
  return {
    hunks: hunks.filter((hunk) => hunk.length > 0),
    added: lines.filter(({ mark }) => mark === "added").length,
    removed: lines.filter(({ mark }) => mark === "removed").length,
    isBroken: [...old, ...current].some(({ isPiece }) => isPiece),
  };
}

type Piece = { text: string; number: number; isPiece: boolean };

const piece = new RegExp(`[^;{}]{1,${bounds.pieceCharacters}}[;{}]?|[;{}]`, "gu");

/** Bundles have lines of megabytes: those are broken where statements end, and what is still long anywhere. Null for too many. */
function piecesOf(text: string): Piece[] | null {
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const pieces: Piece[] = [];
  for (const [index, line] of lines.entries()) {
    const isPiece = line.length > bounds.pieceCharacters;
    for (const [text] of isPiece ? line.matchAll(piece) : [[line] as const]) {
      if (pieces.length === bounds.pieces) return null;
      pieces.push({ text, number: index + 1, isPiece });
    }
  }
  return pieces;
}

const removed = ({ text, number }: Piece): ComparedLine => {
  return { mark: "removed", text: visible(text), before: number, now: null };
};
const added = ({ text, number }: Piece): ComparedLine => {
  return { mark: "added", text: visible(text), before: null, now: number };
};

const inOneHunk = (old: Piece[], current: Piece[]) => [...old.map(removed), ...current.map(added)];

function patchOf(old: Piece[], current: Piece[]): ComparedLine[][] | null {
  const names = namesFor();
  const patch = structuredPatch("", "", names(old), names(current), undefined, undefined, {
    context: surroundings,
    maxEditLength: bounds.edits,
    timeout: bounds.milliseconds,
  });
  if (!patch) return null;
  return patch.hunks.map(({ oldStart, newStart, lines }) => {
    let [atOld, atCurrent] = [oldStart - 1, newStart - 1];
    return lines.flatMap((line): ComparedLine[] => {
      const was = line.startsWith("+") ? undefined : old[atOld++];
      const is = line.startsWith("-") ? undefined : current[atCurrent++];
      if (was && is) return [{ mark: "same", text: visible(is.text), before: was.number, now: is.number }];
      return was ? [removed(was)] : is ? [added(is)] : [];
    });
  });
}

/** The same short line for each piece of the same text, so that the cost of comparing does not hang on how long they are. */
function namesFor(): (pieces: Piece[]) => string {
  const names = new Map<string, number>();
  return (pieces) =>
    pieces
      .map(({ text }) => {
        const name = names.get(text) ?? names.size;
        names.set(text, name);
        return `${name}\n`;
      })
      .join("");
}

const lineEnd = /\r$/;
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const writtenOut = (character: string) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;

/** What would change how a line looks, and not what it does, is written out. */
const visible = (line: string) => line.replace(lineEnd, "␍").replace(unseen, writtenOut);
