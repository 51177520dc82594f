import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createQrCodeInput, listQrCodesInput, tryQrCodeInput } from "@/lib/qr-code/inputs";

const read = (parameterName: string[], parameterValue: string[], more: object = {}) =>
  createQrCodeInput.safeParse({
    id: "1234567890123456",
    formKey: randomUUID(),
    name: "Counter",
    url: "pages/index/index",
    parameterName,
    parameterValue,
    ...more,
  });
const issues = (result: ReturnType<typeof read>) =>
  result.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

describe("page parameters", () => {
  test("keep their order, and rows without a word are left out", () => {
    expect(read(["b", "", "a"], ["2", " ", ""]).data?.parameters).toEqual([
      { name: "b", value: "2" },
      { name: "a", value: "" },
    ]);
    expect(tryQrCodeInput.parse({ id: "1", url: "p" }).parameters).toEqual([]);
  });

  test("are told at their own row what is wrong with them", () =>
    expect(issues(read(["a", "", "a", "x\u202ey"], ["1", "2", "3", "4\u0000"]))).toEqual([
      ["parameterName.1", "The name is needed."],
      ["parameterName.2", "“a” stands in another row already."],
      ["parameterName.3", "The name holds the invisible character U+202E; take it out."],
      ["parameterValue.3", "The value holds the invisible character U+0000; take it out."],
    ]));

  test("are one text however they were composed", () =>
    expect(issues(read(["cafe\u0301", "caf\u00e9"], ["1", "2"]))).toEqual([
      ["parameterName.1", "“café” stands in another row already."],
    ]));

  test("fit up to 256 characters as they are encoded", () => {
    expect(read(["a"], ["x".repeat(254)]).success).toBe(true);
    expect(issues(read(["a"], ["x".repeat(255)]))).toEqual([
      ["parameters", "Encoded, the parameters have 257 characters; at most 256 fit."],
    ]);
    expect(read(["a"], [`${"晨".repeat(28)}12`]).success).toBe(true);
    expect(issues(read(["a"], ["晨".repeat(29)]))).toEqual([
      ["parameters", "Encoded, the parameters have 263 characters; at most 256 fit."],
    ]);
  });

  test("come in no more rows than a form has", () =>
    expect(issues(read(Array<string>(101).fill(""), []))).toEqual([["parameterName", "At most 100 rows fit."]]));
});

test("a name has 1 to 64 characters, a URL 1 to 256, and nothing else is sent", () => {
  expect(issues(read([], [], { name: " ", url: "" }))).toEqual([
    ["name", "The name is needed."],
    ["url", "The URL is needed."],
  ]);
  expect(read([], [], { name: "☕".repeat(64), url: "p".repeat(256) }).success).toBe(true);
  expect(read([], [], { name: "☕".repeat(65), url: "p".repeat(257) }).error?.issues).toHaveLength(2);
  expect(read([], [], { token: "mine" }).success).toBe(false);
});

test("all that is wrong in a form is told at once", () =>
  expect(issues(read(["", "a"], ["1", "2\u202e"], { name: "", url: "x".repeat(257) }))).toEqual([
    ["name", "The name is needed."],
    ["url", "The URL is too long: 257 characters, at most 256 fit."],
    ["parameterName.0", "The name is needed."],
    ["parameterValue.1", "The value holds the invisible character U+202E; take it out."],
  ]));

test("a name is seen, and what programs compare holds nothing invisible; a value may, as emoji do", () => {
  expect(issues(read([], [], { name: "\u200b", url: "pages/a\u200b" }))).toEqual([
    ["name", "The name holds nothing that can be seen. Write what you will know the code by."],
    ["url", "It holds the invisible character U+200B. Take it out, or type the entry anew."],
  ]);
  expect(issues(read(["k", "k\u200b"], ["1", "2"]))).toEqual([
    ["parameterName.1", "It holds the invisible character U+200B. Take it out, or type the entry anew."],
  ]);
  expect(read(["who"], ["👩‍🍳"]).data?.parameters).toEqual([{ name: "who", value: "👩‍🍳" }]);
});

test.each(["", "x", "1-2", `9999999999999-${randomUUID()}x`, `99999999999999-${randomUUID()}`])(
  "the cursor “%s” leads to the first page",
  (cursor) => expect(listQrCodesInput.parse({ cursor })).toEqual({ cursor: null, direction: "next" }),
);
