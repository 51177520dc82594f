import { describe, expect, test } from "vitest";
import {
  catalogEntry,
  createFeatureInput,
  createJsapiInput,
  deleteFeatureInput,
  editFeatureInput,
} from "@/lib/catalog/inputs";

const jsapi = { name: "getLocation", description: "Gets the position.", platforms: ["ios"], sensitive: "yes" };
const feature = { key: "payment", name: "Payment", description: "Money.", access: "direct", jsapis: ["tradePay"] };

function issuesOf(parsed: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } | undefined }): string[] {
  return [...new Set((parsed.error?.issues ?? []).map(({ path }) => String(path[0])))];
}
const jsapiIssues = (change: object) => issuesOf(createJsapiInput.safeParse({ ...jsapi, ...change }));
const featureIssues = (change: object) => issuesOf(createFeatureInput.safeParse({ ...feature, ...change }));

describe("the name of a JSAPI", () => {
  test.each(["ab", "getLocation", "a1", `a${"b".repeat(63)}`])("may be %s", (name) => {
    expect(jsapiIssues({ name })).toEqual([]);
  });
  test.each(["", "a", "GetLocation", "get_location", "get location", "1st", "ünter", `a${"b".repeat(64)}`, "new"])(
    "may not be %j",
    (name) => {
      expect(jsapiIssues({ name })).toEqual(["name"]);
    },
  );
  test("is kept without the my. that packages write before it", () => {
    expect(createJsapiInput.parse({ ...jsapi, name: " my.getLocation " }).name).toBe("getLocation");
  });
});

describe("the key of a feature", () => {
  test.each(["ab", "user-information", "3d", "a".repeat(40)])("may be %s", (key) => {
    expect(featureIssues({ key })).toEqual([]);
  });
  test.each(["", "a", "Payment", "a b", "pay_ment", "支付", "a".repeat(41), "new", "../audit"])(
    "may not be %j",
    (key) => {
      expect(featureIssues({ key })).toEqual(["key"]);
    },
  );
});

test("names have 3 to 40 units, descriptions 1 to 200, with Chinese characters counting twice", () => {
  expect(featureIssues({ name: "支付" })).toEqual([]);
  expect(featureIssues({ name: "Pa" })).toEqual(["name"]);
  expect(featureIssues({ name: "支".repeat(20) })).toEqual([]);
  expect(featureIssues({ name: "支".repeat(21) })).toEqual(["name"]);
  expect(featureIssues({ name: "---" })).toEqual(["name"]);
  expect(featureIssues({ description: "x".repeat(200) })).toEqual([]);
  expect(featureIssues({ description: "x".repeat(201) })).toEqual(["description"]);
  expect(jsapiIssues({ description: "  " })).toEqual(["description"]);
  expect(jsapiIssues({ description: "a\u202eb" })).toEqual(["description"]);
});

test("a JSAPI has at least one platform of the list, in the list's order, and says whether it is sensitive", () => {
  expect(jsapiIssues({ platforms: [] })).toEqual(["platforms"]);
  expect(jsapiIssues({ platforms: ["windows"] })).toEqual(["platforms"]);
  expect(jsapiIssues({ platforms: undefined })).toEqual(["platforms"]);
  expect(createJsapiInput.parse({ ...jsapi, platforms: ["android", "ios", "ios"] }).platforms).toEqual([
    "ios",
    "android",
  ]);
  expect(jsapiIssues({ sensitive: undefined })).toEqual(["sensitive"]);
  expect(jsapiIssues({ sensitive: "true" })).toEqual(["sensitive"]);
});

test("a feature grants 1 to 200 JSAPIs, each once", () => {
  expect(featureIssues({ jsapis: [] })).toEqual(["jsapis"]);
  expect(featureIssues({ jsapis: ["no such name"] })).toEqual(["jsapis"]);
  expect(createFeatureInput.parse({ ...feature, jsapis: ["scan", "alert", "scan"] }).jsapis).toEqual(["alert", "scan"]);
  expect(featureIssues({ jsapis: Array.from({ length: 200 }, (_, at) => `call${at}`) })).toEqual([]);
  expect(featureIssues({ jsapis: Array.from({ length: 201 }, (_, at) => `call${at}`) })).toEqual(["jsapis"]);
});

test("access is one of the two, a revision a whole number, and no field is unknown", () => {
  expect(featureIssues({ access: "free" })).toEqual(["access"]);
  expect(issuesOf(editFeatureInput.safeParse({ ...feature, revision: "0" }))).toEqual(["revision"]);
  expect(issuesOf(editFeatureInput.safeParse(feature))).toEqual(["revision"]);
  expect(editFeatureInput.parse({ ...feature, revision: "12" }).revision).toBe(12);
  expect(createFeatureInput.safeParse({ ...feature, createdBy: "me" }).success).toBe(false);
  expect(deleteFeatureInput.safeParse({ key: "payment", force: "1" }).success).toBe(false);
});

test("what stands in an address is an entry only where it could be one", () => {
  expect(catalogEntry("feature", "payment")).toBe("payment");
  expect(catalogEntry("feature", "tradePay")).toBeNull();
  expect(catalogEntry("jsapi", "tradePay")).toBe("tradePay");
  expect(catalogEntry("jsapi", "trade\u0000Pay")).toBeNull();
});
