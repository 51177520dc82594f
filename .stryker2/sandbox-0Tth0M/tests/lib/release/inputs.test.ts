import { describe, expect, test } from "vitest";
import { makeDeploymentKeyInput, releaseQuery } from "@/lib/release/inputs";

const faults = (asked: Record<string, unknown>) =>
  releaseQuery.safeParse(asked).error?.issues.map(({ message }) => message) ?? [];

describe("what the app asks", () => {
  test("is for a user, a user's certain version, or nobody", () => {
    expect(releaseQuery.parse({})).toEqual({});
    expect(releaseQuery.parse({ user: "tester-1" })).toEqual({ user: "tester-1" });
    expect(releaseQuery.parse({ user: "a".repeat(64), version: "10.0.9999" })).toEqual({
      user: "a".repeat(64),
      version: "10.0.9999",
    });
  });

  test("names a user as the tester whitelist keeps them: an e-mail in lower case, an ID as it is", () => {
    expect(releaseQuery.parse({ user: "Jane+App@Example.com" }).user).toBe("jane+app@example.com");
    expect(releaseQuery.parse({ user: "Jane_App" }).user).toBe("Jane_App");
  });

  test.each([["a".repeat(65)], ["a b"], ["ümlaut"], ["a\u0000b"], ["a\u202eb"], ["<x>"], ["a,b"], [""]])(
    "is refused for the user %j",
    (user) => {
      expect(faults({ user })).toEqual([expect.stringMatching(/^The parameter user is /)]);
    },
  );

  test.each(["1", "1.0", "1.0.0.0", "01.0.0", "1.0.10000", "1.0.x", "", " 1.0.0", "1.0.0\n"])(
    "is refused for the version %j",
    (version) => {
      expect(faults({ user: "x", version })).toEqual([expect.stringMatching(/^The parameter version is no number/)]);
    },
  );

  test("is refused with a parameter sent twice, one that is not known, or a version for nobody", () => {
    expect(faults({ user: ["a", "b"] })).toEqual(["The parameter user was sent more than once."]);
    expect(faults({ user: "a", version: ["1.0.0", "1.0.0"] })).toEqual([
      "The parameter version was sent more than once.",
    ]);
    expect(faults({ usr: "a" })).toEqual(["There are no parameters but user and version."]);
    expect(faults(Object.fromEntries([["__proto__", "a"]]))).toEqual(["There are no parameters but user and version."]);
    expect(faults({ version: "1.0.0" })).toEqual([expect.stringMatching(/needs a user/)]);
  });
});

test("a deployment key has a name of 1 to 64 characters on one line", () => {
  expect(makeDeploymentKeyInput.parse({ name: "  Gateway " })).toEqual({ name: "Gateway" });
  expect(makeDeploymentKeyInput.parse({ name: "名".repeat(64) }).name).toHaveLength(64);
  for (const name of ["", " ", "x".repeat(65), "a\nb", "a\u202eb"]) {
    expect(makeDeploymentKeyInput.safeParse({ name }).success, JSON.stringify(name)).toBe(false);
  }
});
