import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";

const good = {
  formKey: randomUUID(),
  type: "native",
  workspace: randomUUID(),
  defaultLanguage: "en",
  name: "Morning Cup",
};

const issuesOf = (input: object) => {
  const issues = createMiniProgramInput.safeParse(input).error?.issues ?? [];
  return issues.map(({ path, message, code }) => [path.join("."), code === "unrecognized_keys" ? code : message]);
};

describe("what creating needs", () => {
  test("is the type, the workspace, the language and the name: nothing else", () => {
    expect(createMiniProgramInput.parse({ ...good, tagline: "", serviceEmail: "", keywords: " , " })).toEqual({
      ...good,
      tagline: "",
      description: "",
      keywords: [],
      categories: [],
      logoDraft: null,
      serviceEmail: null,
      servicePhone: null,
      entranceUrl: null,
    });
  });

  test("is the entrance URL for html5, which native has not", () => {
    expect(issuesOf({ ...good, type: "html5" })).toEqual([
      ["entranceUrl", "An HTML5 mini program needs its entrance URL."],
    ]);
    expect(issuesOf({ ...good, entranceUrl: "https://shop.example.com" })).toEqual([
      ["entranceUrl", "A native mini program has no entrance URL. Empty this field, or choose HTML5."],
    ]);
  });
});

describe("what creating refuses, each beside its field", () => {
  test.each([
    [{ type: "applet" }, "type", "Choose Native or HTML5."],
    [{ workspace: "harbor" }, "workspace", "Choose a workspace."],
    [{ defaultLanguage: "klingon language" }, "defaultLanguage", "Choose a language, such as en or zh-CN."],
    [{ name: "ab" }, "name", "The name is too short: 2 of at least 3 units."],
    [{ name: "····" }, "name", "The name needs at least one letter or number."],
    [{ tagline: "x".repeat(31) }, "tagline", "The tagline is too long: 31 units, at most 30 fit."],
    [{ description: "晨".repeat(101) }, "description", "The description is too long: 202 units, at most 200 fit."],
    [{ keywords: "a,b,c,d,e,f,g,h,i,j,k" }, "keywords", "There are 11 keywords; at most 10 fit."],
    [
      { keywords: "x".repeat(21) },
      "keywords",
      `The keyword “${"x".repeat(21)}” is too long: 21 units, at most 20 fit.`,
    ],
    [
      { serviceEmail: "nobody" },
      "serviceEmail",
      "This is not an e-mail address. It should look like help@example.com.",
    ],
    [
      { servicePhone: "12345" },
      "servicePhone",
      "This is not a phone number with its country code. It should look like +65 6123 4567.",
    ],
    [
      { type: "html5", entranceUrl: "https://127.0.0.1/app" },
      "entranceUrl",
      "Use a host name instead of an IP address.",
    ],
    [{ logoDraft: "mine" }, "logoDraft", "Choose one of the list."],
    [{ categories: ["food-drink/moon"] }, "categories", "Choose categories of the list."],
    [
      { categories: ["health/clinics", "health/fitness", "health/pharmacy", "logistics/parcel"] },
      "categories",
      "You chose 4 categories; at most 3 fit.",
    ],
  ])("%j", (bad, field, message) => expect(issuesOf({ ...good, ...bad })).toEqual([[field, message]]));

  test("every bad field at once", () => {
    const bad = { ...good, name: "", tagline: "x".repeat(31), serviceEmail: "nobody", servicePhone: "12" };
    expect(issuesOf(bad).map(([field]) => field)).toEqual(["name", "tagline", "serviceEmail", "servicePhone"]);
  });

  test("a field that it does not know", () => {
    expect(issuesOf({ ...good, state: "released" })).toEqual([["", "unrecognized_keys"]]);
  });
});

test("keywords are told apart by commas of any script, and each counts once", () => {
  const { keywords } = createMiniProgramInput.parse({ ...good, keywords: "咖啡，早餐、Coffee, coffee ,自提" });
  expect(keywords).toEqual(["咖啡", "早餐", "coffee", "自提"]);
});

test("a language is kept in its canonical spelling", () => {
  expect(createMiniProgramInput.parse({ ...good, defaultLanguage: "ZH-cn" }).defaultLanguage).toBe("zh-CN");
});
