import { describe, expect, test } from "vitest";
import { showableClaims } from "@/lib/person/parts/keep-claims";
import { groupsIn, rolesFromGroups } from "@/lib/person/parts/roles-from-groups";

const cafe = "11111111-aaaa-4aaa-8aaa-111111111111";
const mapping = {
  admins: { workspace: "super-app", role: "workspace_admin" },
  reviewers: { workspace: "super-app", role: "workspace_reviewer" },
  builders: { workspace: "super-app", role: "workspace_developer" },
  "cafe-admins": { workspace: cafe.toUpperCase(), role: "developer_admin" },
  cafe: { workspace: cafe, role: "developer" },
} as const;

const rolesOf = (...groups: string[]) =>
  Object.fromEntries([...rolesFromGroups(groups, mapping)].map(([workspace, { role }]) => [workspace, role]));

describe("what groups give", () => {
  test("is one role in each workspace, of several the highest, whatever their order", () => {
    expect(rolesOf("builders", "reviewers")).toEqual({ "super-app": "workspace_reviewer" });
    expect(rolesOf("reviewers", "admins", "builders")).toEqual({ "super-app": "workspace_admin" });
    expect(rolesOf("cafe-admins", "cafe", "builders")).toEqual({
      [cafe]: "developer_admin",
      "super-app": "workspace_developer",
    });
  });

  test("is nothing for groups that are not mapped, also for those named like parts of every object", () => {
    expect(rolesOf("strangers", "constructor", "__proto__", "toString", "Admins")).toEqual({});
  });
});

describe("the groups of a sign-in", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["a list", { groups: ["a", "b", "a"] }, ["a", "b"]],
    ["one text", { groups: "a" }, ["a"]],
    ["no claim", {}, []],
    ["something else", { groups: { a: true } }, []],
    ["a list with something else in it", { groups: ["a", 7, null, ["b"]] }, ["a"]],
  ])("are read from %s", (_, said, groups) => {
    expect(groupsIn(said, "groups")).toEqual(groups);
  });

  test("are not read from what every object has", () => {
    expect(groupsIn({}, "constructor")).toEqual([]);
  });
});

describe("the claims that a Workspace Admin is shown", () => {
  const token = `${"a".repeat(30)}.${"b".repeat(60)}.${"c".repeat(43)}`;

  test("hold no token, nonce or hash, at any depth", () => {
    const said = {
      sub: "amara",
      groups: ["admins"],
      access_token: "x",
      idToken: "x",
      nonce: "x",
      at_hash: "x",
      c_hash: "x",
      sid: "x",
      jti: "x",
      client_secret: "x",
      proof: token,
      nested: { refresh_token: "x", kept: 1, list: [token, "kept"] },
    };
    expect(showableClaims(said)).toEqual({
      sub: "amara",
      groups: ["admins"],
      nested: { kept: 1, list: ["kept"] },
    });
  });

  test("take at most 16 KiB; the groups go first, and what does not fit is named", () => {
    const said = { huge: "x".repeat(20_000), also: "晨".repeat(6_000), groups: ["admins"], name: "Amara" };
    const shown = showableClaims(said, "groups");
    expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThanOrEqual(16 * 1024);
    expect(shown).toEqual({ groups: ["admins"], name: "Amara", "(too long to show)": ["huge", "also"] });
  });

  test("can be stored, whatever characters are in them", () => {
    expect(showableClaims({ "a\0b": "c\0d\ud800" })).toEqual({ "a\ufffdb": "c\ufffdd\ufffd" });
  });
});
