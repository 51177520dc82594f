import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  creatorEnding,
  fold,
  idBeginning,
  likeAnywhere,
  longestTerm,
  searchTerm,
  searchText,
  termPieces,
} from "@/lib/text/search-text";

const anyText = fc.string({ unit: "binary", maxLength: 60 });

describe("the search text", () => {
  test.each([
    ["Café Olé", "cafe ole"],
    ["CAFE\u0301", "cafe"],
    ["Straße", "strasse"],
    ["ΣΊΣΥΦΟΣ", "σισυφοσ"],
    ["İstanbul ıssız", "istanbul issiz"],
    ["ＣＡＦＥ　１２３", "cafe 123"],
    ["ｶﾌｪ", "カフェ"],
    ["がぎぐ", "がぎぐ"],
    ["서울", "서울"],
    ["  many \t\n\u00a0 spaces ", "many spaces"],
    ["zero\u200bwidth\u00ad", "zerowidth"],
    ["nul\u0000byte", "nul byte"],
    ["हिन्दी", "हिन्दी"],
  ])("does not tell %j from %j", (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  test("is the same when it is folded again", () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  test("holds the names of all languages, each once, and ends with its creator", () => {
    const creator = { creatorName: "Priya Nair", creatorEmail: "Priya@Morningcup.example" };
    const text = searchText({ names: ["Morning Cup", "晨光咖啡", "MORNING CUP"], ...creator });
    expect(text).toBe("morning cup\n晨光咖啡\npriya nair\npriya@morningcup.example");
    expect(text.endsWith(creatorEnding(creator))).toBe(true);
    expect(searchText({ names: ["A"], creatorName: "B", creatorEmail: null })).toBe("a\nb\n");
  });
});

describe("a search term", () => {
  test("is cut after 100 characters, and never in the middle of one", () => {
    expect([...searchTerm("界".repeat(300))]).toHaveLength(longestTerm);
    expect(searchTerm("😀".repeat(300))).toBe("😀".repeat(longestTerm));
  });

  test("is well-formed on one line, whatever is typed", () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const term = searchTerm(typed);
        return !/[\p{Cc}\p{Cs}]|^\s|\s$|\s\s/u.test(term) && [...term].length <= longestTerm;
      }),
    );
  });

  test("is an ID or its beginning when it is digits, alone or in groups of four", () => {
    expect(idBeginning("1")).toBe("1");
    expect(idBeginning("1234567890123456")).toBe("1234567890123456");
    expect(idBeginning("1234 5678 9012 3456")).toBe("1234567890123456");
    expect(idBeginning("1234 56")).toBe("123456");
    expect(idBeginning(searchTerm(" １２３４\u202f５６７８ "))).toBe("12345678");
  });

  test("is no ID when it is too long, grouped otherwise, or not all digits", () => {
    for (const term of [
      "12345678901234567",
      "1234 5678 9012 3456 7",
      "12 34",
      "1234  56",
      "1234 cafe",
      "a1",
      "",
      "١٢",
    ]) {
      expect(idBeginning(term)).toBeNull();
    }
  });

  test("has pieces of one to three characters that every text which holds it holds too", () => {
    expect(termPieces("a")).toEqual(["a"]);
    expect(termPieces("晨光")).toEqual(["晨光"]);
    expect(termPieces("coffee")).toEqual(["cof", "fee"]);
    expect(termPieces("coffees")).toEqual(["cof", "fee", "ees"]);
    expect(termPieces("😀😁😂😃")).toEqual(["😀😁😂", "😁😂😃"]);
    fc.assert(
      fc.property(anyText.map(searchTerm).filter(Boolean), anyText, anyText, (term, before, after) => {
        const text = before + term + after;
        return termPieces(term).every((piece) => text.includes(piece) && [...piece].length <= 3);
      }),
    );
  });

  test("finds its own signs, not what LIKE makes of them", () => {
    expect(likeAnywhere("100%_\\")).toBe("%100\\%\\_\\\\%");
  });
});
