import { expect, test } from "vitest";
import { wideningOf, wideningWords } from "@/lib/catalog/widening";

const sensitive = new Set(["tradePay", "getLocation"]);
const before = { access: "activation", jsapis: ["tradePay", "openVoucherList"] } as const;

test("a sensitive JSAPI added widens a feature", () => {
  const after = { ...before, jsapis: ["getLocation", "openVoucherList", "tradePay"] };
  expect(wideningOf(before, after, sensitive)).toEqual({ sensitiveAdded: ["getLocation"], madeDirect: false });
});

test("activation needed made direct widens a feature", () => {
  const after = { ...before, access: "direct" as const };
  expect(wideningOf(before, after, sensitive)).toEqual({ sensitiveAdded: [], madeDirect: true });
});

test("both at once are both told", () => {
  const widening = wideningOf(before, { access: "direct", jsapis: ["getLocation", "tradePay"] }, sensitive);
  expect(widening).toEqual({ sensitiveAdded: ["getLocation"], madeDirect: true });
  expect(widening && wideningWords(widening)).toMatch(
    /^getLocation is or was marked sensitive\. Direct access opens it/,
  );
});

test.each([
  ["nothing changed", before],
  ["a JSAPI that is not sensitive added", { ...before, jsapis: ["openVoucherList", "scan", "tradePay"] }],
  ["JSAPIs taken out, also sensitive ones", { ...before, jsapis: ["openVoucherList"] }],
])("%s widens nothing", (_what, after) => {
  expect(wideningOf(before, after, sensitive)).toBeNull();
});

test("direct access made activation needed, or left direct, widens nothing", () => {
  const direct = { ...before, access: "direct" as const };
  expect(wideningOf(direct, before, sensitive)).toBeNull();
  expect(wideningOf(direct, direct, sensitive)).toBeNull();
});

test("what is said names the JSAPIs, who decides, and that nothing is saved", () => {
  expect(wideningWords({ sensitiveAdded: ["getLocation", "getAuthCode"], madeDirect: false })).toBe(
    "getLocation, getAuthCode are or were marked sensitive. Mini programs have this feature or have asked for it, so an approver decides this first. Nothing is saved yet.",
  );
  expect(wideningWords({ sensitiveAdded: [], madeDirect: true })).toMatch(/^Direct access opens it to all/);
});
