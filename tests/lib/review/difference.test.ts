import { describe, expect, test } from "vitest";
import { differenceTo } from "@/lib/review/difference";
import type { Fact, Snapshot } from "@/lib/request/snapshot";

const fact = (key: string, value: Fact["value"] = key, more: Partial<Fact> = {}): Fact => {
  return { key, term: `Term of ${key}`, value, ...more };
};
const snapshot = (facts: Fact[], notable: Fact[] = []): Snapshot => {
  return {
    groups: [
      { title: "Look at these", notable: true, facts: notable },
      { title: "The rest", facts },
    ],
  };
};
const difference = (before: Snapshot | null, now: Snapshot, seesAll = true) => differenceTo(before, now, seesAll);
const marks = (before: Snapshot | null, now: Snapshot) =>
  difference(before, now).flatMap(({ differences }) => differences.map(({ key, mark }) => [key, mark]));

describe("what a version brings", () => {
  test("is grouped by what it is about, in the order in which a reviewer looks at it", () => {
    const keys = ["fileCount", "entranceUrl", "configuration:testers", "feature:maps", "information:logo"];
    const more = ["information:zh-CN:name", "note:en", "web-view:https://b.example", "jsapi:a", "size", "pages"];
    const now = snapshot([...keys, "information:en:name", "information:en:tagline", ...more].map((key) => fact(key)));
    const titles = difference(null, now).map(({ title, differences }) => [title, differences.map(({ key }) => key)]);
    expect(titles).toEqual([
      ["JSAPIs", ["jsapi:a"]],
      ["Hosts", ["web-view:https://b.example"]],
      ["Release notes", ["note:en"]],
      ["Information in English (en)", ["information:en:name", "information:en:tagline"]],
      ["Information in Chinese (China) (zh-CN)", ["information:zh-CN:name"]],
      ["Information", ["information:logo"]],
      ["Features", ["feature:maps"]],
      ["Configuration", ["configuration:testers"]],
      ["Entrance", ["entranceUrl"]],
      ["Pages and size", ["fileCount", "size", "pages"]],
    ]);
  });

  test("leaves out what is of no kind that a version brings", () => {
    const strange = ["name", "xjsapi:a", "the server:a", "my note:en", "no information:a", "old feature:a"];
    const others = ["aconfiguration:x", "entranceUrls", "xentranceUrl", "sizes", "xsize", "digest"];
    expect(difference(null, snapshot([...strange, ...others].map((key) => fact(key))))).toEqual([]);
  });

  test("is all new where there is nothing to hold it against", () =>
    expect(difference(null, snapshot([fact("note:en", "News")]))).toEqual([
      {
        title: "Release notes",
        differences: [
          { key: "note:en", term: "Term of note:en", mark: "added", before: null, now: "News", isNotable: false },
        ],
      },
    ]));

  test("against another is told by what came, changed, went and stayed, in this order", () => {
    const before = snapshot([fact("note:a", "old"), fact("note:b"), fact("note:c")]);
    const now = snapshot([fact("note:c"), fact("note:a", "new"), fact("note:d")]);
    expect(marks(before, now)).toEqual([
      ["note:d", "added"],
      ["note:a", "changed"],
      ["note:b", "removed"],
      ["note:c", "same"],
    ]);
    const [group] = difference(before, now);
    expect(group?.differences[1]).toMatchObject({ before: "old", now: "new" });
    expect(group?.differences[2]).toMatchObject({ term: "Term of note:b", before: "note:b", now: null });
  });

  test("of a list is a change where one of its entries is another", () => {
    const at = (...values: string[]) => snapshot([fact("configuration:testers", values)]);
    expect(marks(at("a", "b"), at("a", "b"))).toEqual([["configuration:testers", "same"]]);
    expect(marks(at("a", "b"), at("a", "c"))).toEqual([["configuration:testers", "changed"]]);
  });

  test("is the same JSAPI or host wherever it is used by now", () => {
    for (const key of ["jsapi:findPlace", "server:https://a.example", "web-view:https://a.example"]) {
      expect(marks(snapshot([fact(key, "app.js:1")]), snapshot([fact(key, "app.js:2")]))).toEqual([[key, "same"]]);
    }
  });

  test("is named as it is named now", () => {
    const [group] = difference(
      snapshot([fact("feature:maps", "a", { term: "Maps" })]),
      snapshot([fact("feature:maps", "a", { term: "Places" })]),
    );
    expect(group?.differences[0]?.term).toBe("Places");
  });
});

describe("what is to be looked at first", () => {
  const notable = (before: Snapshot | null, now: Snapshot) =>
    difference(before, now).flatMap(({ differences }) =>
      differences.filter(({ isNotable }) => isNotable).map(({ key }) => key),
    );

  test("is a host that is called for the first time, and what the snapshot marks; not what went", () => {
    const host = "server:https://a.example";
    expect(notable(null, snapshot([fact(host), fact("web-view:https://b.example"), fact("jsapi:beep")]))).toEqual([
      host,
      "web-view:https://b.example",
    ]);
    expect(notable(snapshot([fact(host)]), snapshot([fact(host)]))).toEqual([]);
    expect(notable(snapshot([fact(host)]), snapshot([]))).toEqual([]);
    const sensitive = snapshot([], [fact("jsapi:trackPlace")]);
    expect(notable(null, sensitive)).toEqual(["jsapi:trackPlace"]);
    expect(notable(sensitive, sensitive)).toEqual(["jsapi:trackPlace"]);
    expect(notable(sensitive, snapshot([]))).toEqual([]);
  });

  test("stands before the rest of its kind", () => {
    const now = snapshot(
      [fact("jsapi:a"), fact("jsapi:old")],
      [fact("jsapi:oldButSensitive"), fact("jsapi:sensitive")],
    );
    const before = snapshot([fact("jsapi:old")], [fact("jsapi:oldButSensitive"), fact("jsapi:gone")]);
    expect(marks(before, now)).toEqual([
      ["jsapi:sensitive", "added"],
      ["jsapi:a", "added"],
      ["jsapi:gone", "removed"],
      ["jsapi:oldButSensitive", "same"],
      ["jsapi:old", "same"],
    ]);
  });
});

test("what only those see who may view the configuration is hidden from the others, but for that it changed or is not set", () => {
  const veiled = (value: Fact["value"]) => snapshot([fact("configuration:clientId", value, { isVeiled: true })]);
  const seen = (before: Snapshot | null, now: Snapshot, seesAll: boolean) =>
    difference(before, now, seesAll)[0]?.differences.map(({ before, now, mark }) => [mark, before, now]);
  const hidden = "Hidden from you";
  expect(seen(veiled("old"), veiled("new"), true)).toEqual([["changed", "old", "new"]]);
  expect(seen(veiled("old"), veiled("new"), false)).toEqual([["changed", hidden, hidden]]);
  expect(seen(veiled([]), veiled(["a"]), false)).toEqual([["changed", [], hidden]]);
  expect(seen(null, veiled("new"), false)).toEqual([["added", null, hidden]]);
  expect(seen(null, snapshot([fact("configuration:testers", "open")]), false)).toEqual([["added", null, "open"]]);
});
