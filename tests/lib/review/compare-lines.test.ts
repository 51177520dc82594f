import { expect, test, vi } from "vitest";
import { bounds, compareLines } from "@/lib/review/compare-lines";

function compared(before: string, now: string) {
  const difference = compareLines(before, now);
  if (typeof difference === "string") throw new Error(difference);
  return difference;
}

const inShort = (before: string, now: string) =>
  compared(before, now).hunks.map((hunk) =>
    hunk.map(({ mark, text, before, now }) => `${mark} ${before ?? "-"} ${now ?? "-"} ${text}`),
  );

test("what changed stands with its surroundings and the numbers of its lines", () => {
  const before = "one\ntwo\nthree\nfour\nfive\nsix\n";
  const now = "one\ntwo\nthree\nfour\n5\nsix\nseven\n";
  expect(inShort(before, now)).toEqual([
    [
      "same 2 2 two",
      "same 3 3 three",
      "same 4 4 four",
      "removed 5 - five",
      "added - 5 5",
      "same 6 6 six",
      "added - 7 seven",
    ],
  ]);
  expect(compareLines(before, now)).toMatchObject({ added: 2, removed: 1, isBroken: false });
});

test("changes far from each other stand apart", () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);
  const now = lines.with(1, "second").with(38, "last but one");
  const { hunks } = compared(lines.join("\n"), now.join("\n"));
  expect(hunks.map((hunk) => hunk.length)).toEqual([6, 6]);
  expect(hunks[1]?.find(({ mark }) => mark === "added")).toMatchObject({ text: "last but one", now: 39 });
});

test("a file that came is added line by line, one that went is gone line by line", () => {
  expect(inShort("", "a\n\nb")).toEqual([["added - 1 a", "added - 2 ", "added - 3 b"]]);
  expect(inShort("a\n", "")).toEqual([["removed 1 - a"]]);
  expect(inShort("", "")).toEqual([]);
});

test("a bundle of one line is compared by its statements, and none of it is left out", () => {
  const statements = Array.from({ length: 200 }, (_, index) => `let a${index}=${index};`);
  const difference = compared(statements.join(""), statements.with(100, "my.getPhoneNumber();").join(""));
  expect(difference).toMatchObject({ added: 1, removed: 1, isBroken: true });
  const changed = difference.hunks.flat().filter(({ mark }) => mark !== "same");
  expect(changed).toEqual([
    { mark: "removed", text: "let a100=100;", before: 1, now: null },
    { mark: "added", text: "my.getPhoneNumber();", before: null, now: 1 },
  ]);
  const long = "x".repeat(1_000);
  const pieces = compared("", long).hunks.flat();
  expect(pieces.map(({ text }) => text.length)).toEqual([400, 400, 200]);
});

test("a line of four hundred characters is whole, one that is longer stands in pieces, and the others beside it do not", () => {
  const statement = "x = 1;";
  const whole = statement.repeat(70).slice(0, 400);
  expect(compared("", `${whole}\nshort;line\n`)).toMatchObject({ added: 2, isBroken: false });
  const broken = compared("short;line\n", `short;line\n${whole}x\n`);
  expect(broken).toMatchObject({ removed: 0, isBroken: true });
  expect(broken.hunks[0]?.[0]).toEqual({ mark: "same", text: "short;line", before: 1, now: 1 });
  expect(broken.added).toBeGreaterThan(1);
});

test("a long file that came or went is shown whole, however many lines it has", () => {
  const lines = Array.from({ length: 2 * bounds.edits }, (_, at) => `line ${at}`).join("\n");
  expect(compareLines(lines, "")).toMatchObject({ added: 0, removed: 2 * bounds.edits });
  expect(compareLines("", lines)).toMatchObject({ added: 2 * bounds.edits, removed: 0 });
});

test("the end of a line of another system is shown at its end, and written out within it", () => {
  expect(inShort("", "a\rb\r\n")).toEqual([["added - 1 a<U+000D>b␍"]]);
});

test("characters that would make a line look like another one are written out", () => {
  expect(inShort("", "a\u202Eb\u200B\t\u0007\r\n")).toEqual([["added - 1 a<U+202E>b<U+200B>\t<U+0007>␍"]]);
});

test("a line that holds the character itself differs from one that holds what is written for it", () => {
  expect(inShort("a\u202E", "a<U+202E>")).toEqual([["removed 1 - a<U+202E>", "added - 1 a<U+202E>"]]);
});

const repeated = (count: number, text: string) => text.repeat(count);
const numbered = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}\n`);

test("no more pieces than can be compared are made of either text, whatever stands in it", () => {
  const { pieces } = bounds;
  expect(compareLines("", repeated(pieces, "x\n"))).toMatchObject({ added: pieces });
  for (const text of [repeated(pieces + 1, "x\n"), repeated(pieces + 1, ";"), repeated(pieces / 2 + 1, "x;y;")]) {
    expect(compareLines("", text)).toBe("too_many_lines");
    expect(compareLines(text, "x\n")).toBe("too_many_lines");
  }
});

test("two texts are searched as far as the bound on what came and went, and no further", () => {
  // A busy machine takes longer than the search may; that is not what is asked here.
  vi.useFakeTimers({ toFake: ["Date"] });
  const most = bounds.edits / 2;
  const compare = (count: number) => compareLines(numbered(count, "one").join(""), numbered(count, "other").join(""));
  expect(compare(most)).toMatchObject({ added: most, removed: most });
  expect(compare(most + 1)).toBe("too_different");
  vi.useRealTimers();
});
