import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvHead, csvLines } from "@/lib/export/parts/csv";
import { parseCsv } from "./parse-csv";

const only = (cell: string | null) => parseCsv(csvLines([[cell, "end"]]))[0]?.[0];

describe("a cell that a spreadsheet would run begins with an apostrophe", () => {
  const leads = ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"];
  const spaces = [" ", "   ", "\t", "\n", "\r\n", "\v", "\u00a0", "\u3000", "\ufeff"];

  test.each(leads)("%j", (lead) => {
    for (const rest of ["", "1+1", 'HYPERLINK("https://evil.example")', "cmd|' /C calc'!A0", "晨光"]) {
      expect(only(lead + rest)).toBe(`'${lead}${rest}`);
      if (lead.trim() === "") continue;
      for (const space of spaces) expect(only(space + lead + rest)).toBe(`'${space}${lead}${rest}`);
    }
  });

  test.each(["1+1", "a=b", "'=1", "(-1)", "1.2.0", "a\n=b", "晨光咖啡", "☕", "  a", "#REF", '"=1"', ""])(
    "%j stays as it is",
    (text) => {
      expect(only(text)).toBe(text);
    },
  );
});

test("whatever stands in cells comes out of a CSV reader again, but for the apostrophe", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n ,;\"'a晨☕") }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
      const read = parseCsv(csvLines(rows));
      expect(read.length).toBe(rows.length);
      rows.forEach((row, at) =>
        row.forEach((cell, column) => {
          const [written, found] = [cell ?? "", read[at]?.[column]];
          expect([written, `'${written}`]).toContain(found);
          expect(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u.test(found ?? "")).toBe(false);
        }),
      );
    }),
  );
});

test("lines end as RFC 4180 says, cells with commas, quotes and line feeds are quoted, and a missing value is empty", () => {
  expect(csvLines([["a", "b,c", 'say "hi"', "two\nlines", null, ""]])).toBe('a,"b,c","say ""hi""","two\nlines",,\r\n');
});

test("the head names the columns behind the mark of UTF-8", () => {
  expect(Buffer.from(csvHead(["ID", "Name"])).toString("hex")).toBe(
    `efbbbf${Buffer.from("ID,Name\r\n").toString("hex")}`,
  );
});
