import { expect, test } from "vitest";
import { wideningIssues, wideningOf } from "@/lib/catalog/widening";

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
  expect(widening && Object.keys(wideningIssues(widening))).toEqual(["jsapis", "access"]);
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

test("the refusal names the JSAPIs and says why, beside the field that would do it", () => {
  expect(wideningIssues({ sensitiveAdded: ["getLocation", "getAuthCode"], madeDirect: false })).toEqual({
    jsapis: [expect.stringMatching(/^getLocation, getAuthCode are sensitive\. Mini programs have this feature/)],
  });
  expect(wideningIssues({ sensitiveAdded: [], madeDirect: true })).toEqual({
    access: [expect.stringContaining("needs an approved request")],
  });
});
