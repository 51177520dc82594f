import { expect, test } from "vitest";
import { looksLatin, mixedScripts } from "@/lib/configuration/scripts-of";

/** A letter or two of each script that names are written in. */
const letters = {
  Latin: "b",
  Cyrillic: "ж",
  Greek: "λ",
  Armenian: "բ",
  Georgian: "ბ",
  Cherokee: "Ꭰ",
  Hebrew: "ב",
  Arabic: "ع",
  Devanagari: "क",
  Thai: "ก",
  Hangul: "한",
  Bopomofo: "ㄅ",
  Hiragana: "か",
  Katakana: "カ",
  Han: "晨",
};
type Script = keyof typeof letters;
const names = Object.keys(letters) as Script[];
const written = (scripts: readonly Script[]) => scripts.map((name) => letters[name]).join("");

test.each(names)("a name in %s letters alone mixes nothing, with digits and hyphens in it", (name) => {
  expect(mixedScripts(letters[name])).toBeNull();
  expect(mixedScripts(`1${letters[name]}-2`)).toBeNull();
});

test.each(names.filter((name) => name !== "Cyrillic"))("a name in Cyrillic and %s letters mixes the two", (name) => {
  const mixed = mixedScripts(`ж${letters[name]}`);
  expect(new Set(mixed)).toEqual(new Set(["Cyrillic", name]));
});

test.each<[Script[]]>([
  [["Latin", "Han", "Hiragana", "Katakana"]],
  [["Latin", "Han", "Hangul"]],
  [["Latin", "Han", "Bopomofo"]],
  [["Hiragana", "Katakana"]],
  [["Latin", "Hangul"]],
  [["Han", "Bopomofo"]],
])("%s are written together", (together) => {
  expect(mixedScripts(written(together))).toBeNull();
});

test.each<[Script[], [Script, Script]]>([
  [
    ["Hangul", "Katakana"],
    ["Hangul", "Katakana"],
  ],
  [
    ["Hangul", "Hiragana"],
    ["Hangul", "Hiragana"],
  ],
  [
    ["Bopomofo", "Hiragana"],
    ["Bopomofo", "Hiragana"],
  ],
  [
    ["Hangul", "Bopomofo"],
    ["Hangul", "Bopomofo"],
  ],
  [
    ["Latin", "Han", "Hangul", "Bopomofo"],
    ["Latin", "Hangul"],
  ],
  [
    ["Han", "Thai"],
    ["Thai", "Han"],
  ],
])("%s are not", (scripts, named) => {
  expect(mixedScripts(written(scripts))).toEqual(named);
});

test("a name looks Latin where each of its letters is a Cyrillic one that does", () => {
  for (const name of ["аррӏе", "1а", "а1", "а-1", "х"]) expect(looksLatin(name), name).toBe(true);
  for (const name of ["осеан", "жа", "аж", "ажа", "пример", "apple", "123", "1-2", "-", "", "аb", "bа"]) {
    expect(looksLatin(name), name).toBe(false);
  }
});
