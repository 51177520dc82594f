import fc from "fast-check";
import { expect, test } from "vitest";
import { storableJson, storableText } from "@/lib/audit/storable";

test("what PostgreSQL can keep is kept as it is, in the order it was written", () => {
  expect(storableText("Kopi Pagi 晨光咖啡 🍵\n")).toBe("Kopi Pagi 晨光咖啡 🍵\n");
  expect(
    storableJson({ b: [1, null, { y: 1, x: "é" }], a: new Date("2026-01-02T03:04:05.006Z"), none: undefined }),
  ).toBe('{"b":[1,null,{"y":1,"x":"é"}],"a":"2026-01-02T03:04:05.006Z"}');
});

test("the zero character and halves of characters are replaced, in names and in values", () => {
  expect(storableJson({ "a\0": ["\ud83d", "\0\udc00 🍵"] })).toBe('{"a\uFFFD":["\uFFFD","\uFFFD\uFFFD 🍵"]}');
});

test("JSON that was stored is stored again as the same bytes", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (details) => {
      const once = storableJson(details);
      const again: unknown = JSON.parse(once);
      expect(storableJson(again as Record<string, unknown>)).toBe(once);
    }),
  );
});
