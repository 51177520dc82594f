import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { longestLag, overdue } from "@/scripts/packages/overdue";

const now = new Date("2026-06-30T00:00:00Z");
const published = (time: Record<string, string>) => ({ versions: Object.keys(time), time });
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString();

describe("a package of others lags behind", () => {
  test("once a newer version of its line has been out for more than ninety days", () => {
    const time = { "2.3.0": daysAgo(200), "2.3.1": daysAgo(91), "2.4.0": daysAgo(5) };
    expect(overdue("2.3.0", published(time), now)).toEqual({ newer: "2.3.1", days: 91 });
    expect(overdue("2.3.1", published(time), now)).toBeNull();
    expect(overdue("2.3.0", published({ ...time, "2.3.1": daysAgo(90) }), now)).toBeNull();
  });

  test("not because of a version that was withdrawn, nor unseen where its own cannot be compared", () => {
    const withdrawn = { versions: ["2.3.0"], time: { "2.3.0": daysAgo(200), "2.3.1": daysAgo(100) } };
    expect(overdue("2.3.0", withdrawn, now)).toBeNull();
    expect(() => overdue("github:somebody/something", withdrawn, now)).toThrow("no version");
  });

  test("not because of another line, which is a decision, nor of what is not released yet", () => {
    expect(overdue("2.3.0", published({ "3.0.0": daysAgo(200) }), now)).toBeNull();
    expect(overdue("0.9.0", published({ "0.10.0": daysAgo(200) }), now)).toBeNull();
    expect(overdue("2.3.0", published({ "2.4.0-rc.1": daysAgo(200) }), now)).toBeNull();
  });

  test("a version before the first release against those that follow it", () => {
    expect(overdue("5.0.0-beta.2", published({ "5.0.0-beta.3": daysAgo(100) }), now)).toEqual({
      newer: "5.0.0-beta.3",
      days: 100,
    });
  });

  test("by as many days as the document says", () => {
    const [, days] =
      /\| a newer version of the same line[^|]*\| within (\d+) days/.exec(readFileSync("docs/security.md", "utf8")) ??
      [];
    expect(days).toBe(String(longestLag));
  });
});
