import fc from "fast-check";
import { expect, test } from "vitest";
import { appLink, encodedQuery } from "@/lib/qr-code/app-link";

const id = "1234567890123456";

test("the link names the mini program, the page and the parameters, each encoded as a whole", () => {
  const parameters = [
    { name: "table", value: "12 & 13" },
    { name: "晨光", value: "=#?/☕" },
  ];
  expect(appLink("harborpay", id, { page: "pages/menu/menu", parameters, version: null })).toBe(
    `harborpay://mini-program/${id}?page=pages%2Fmenu%2Fmenu&query=table%3D12%2520%2526%252013%26%25E6%2599%25A8%25E5%2585%2589%3D%253D%2523%253F%252F%25E2%2598%2595`,
  );
});

test("a code for testing adds its version, and leads to where the mini program begins", () =>
  expect(appLink("wallet", id, { page: "", parameters: [], version: "1.4.0" })).toBe(
    `wallet://mini-program/${id}?page=&query=&version=1.4.0`,
  ));

test("the app gets back what was typed, whatever it was", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(
    fc.property(text, fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name }), (page, pairs) => {
      const parameters = pairs.map(([name, value]) => ({ name, value }));
      const link = new URL(appLink("harborpay", id, { page, parameters, version: null }));
      expect([...link.searchParams.keys()]).toEqual(["page", "query"]);
      expect(link.searchParams.get("page")).toBe(page);
      const query = link.searchParams.get("query") ?? "";
      expect(query).toBe(encodedQuery(parameters));
      const read = query === "" ? [] : query.split("&").map((part) => part.split("=").map(decodeURIComponent));
      expect(read).toEqual(pairs);
    }),
  );
});
