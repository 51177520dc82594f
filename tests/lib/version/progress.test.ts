import { describe, expect, test } from "vitest";
import { progressOf } from "@/lib/version/progress";
import type { VersionEvent, VersionState } from "@/lib/vocabulary";

const shown = (state: VersionState, ...events: VersionEvent[]) =>
  progressOf(
    state,
    events.map((event) => ({ event })),
  ).map(({ stage, state, steps }) => [stage, state, steps.map(({ event }) => event).join(" ")].join(" ").trim());

describe("the release progress", () => {
  test("of an upload has everything before it", () => {
    expect(shown("developing", "uploaded")).toEqual([
      "uploaded current uploaded",
      "submitted to_come",
      "reviewed to_come",
      "pilot to_come",
      "grayscale to_come",
      "released to_come",
    ]);
  });

  test("keeps what was withdrawn and rejected before", () => {
    expect(shown("in_review", "uploaded", "submitted", "withdrawn", "submitted", "rejected", "submitted")).toEqual([
      "uploaded done uploaded",
      "submitted done submitted withdrawn submitted submitted",
      "reviewed current rejected",
      "pilot to_come",
      "grayscale to_come",
      "released to_come",
    ]);
    expect(shown("rejected", "uploaded", "submitted", "rejected")[2]).toBe("reviewed failed rejected");
  });

  test("says which stage was left out, and keeps each raise of a share", () => {
    const events = ["uploaded", "submitted", "approved", "grayscale_started", "share_raised", "paused"] as const;
    expect(shown("grayscale", ...events).slice(2)).toEqual([
      "reviewed done approved",
      "pilot skipped",
      "grayscale current grayscale_started share_raised paused",
      "released to_come",
    ]);
    expect(shown("released", "uploaded", "submitted", "approved", "published").slice(3)).toEqual([
      "pilot skipped",
      "grayscale skipped",
      "released current published",
    ]);
  });

  const way = ["uploaded", "submitted", "approved", "pilot_started", "grayscale_started", "published"] as const;

  // The stages in their order: uploaded, submitted, reviewed, pilot, grayscale, released, and how it ended.
  test.each<[VersionState, VersionEvent[], string]>([
    ["developing", way.slice(0, 1), "current to_come to_come to_come to_come to_come"],
    ["developing", ["uploaded", "submitted", "withdrawn"], "current to_come to_come to_come to_come to_come"],
    ["in_review", way.slice(0, 2), "done done current to_come to_come to_come"],
    ["rejected", ["uploaded", "submitted", "rejected"], "done done failed to_come to_come to_come"],
    ["approved", way.slice(0, 3), "done done done to_come to_come to_come"],
    ["pilot", way.slice(0, 4), "done done done current to_come to_come"],
    ["grayscale", way.slice(0, 5), "done done done done current to_come"],
    ["released", [...way], "done done done done done current"],
    ["archived", [...way, "replaced"], "done done done done done done ended"],
    ["offline", [...way, "taken_offline"], "done done done done done done ended"],
    ["canceled", [...way.slice(0, 5), "canceled"], "done done done done done skipped failed"],
    ["canceled", [...way.slice(0, 4), "canceled"], "done done done done skipped skipped failed"],
  ])("of one that is %s, after %j, is: %s", (state, events, expected) => {
    const progress = progressOf(
      state,
      events.map((event) => ({ event })),
    );
    const order = ["uploaded", "submitted", "reviewed", "pilot", "grayscale", "released", "ended"];
    expect(progress.map(({ stage }) => stage)).toEqual(order.slice(0, progress.length));
    expect(progress.map(({ state }) => state).join(" ")).toBe(expected);
    const told = progress.flatMap(({ steps }) => steps.map(({ event }) => event));
    expect(told, "nothing that happened is left out or told twice").toEqual(events);
  });

  test("keeps each step of a grayscale release with it, and each of a release with that", () => {
    const gray = ["grayscale_started", "paused", "resumed", "share_raised"] as const;
    const events = ["uploaded", "submitted", "approved", ...gray, "published", "replaced", "rolled_back"] as const;
    expect(shown("released", ...events).slice(3)).toEqual([
      "pilot skipped",
      "grayscale done grayscale_started paused resumed share_raised",
      "released current published replaced rolled_back",
    ]);
  });

  test("ends visibly, with what ended it last", () => {
    const events = ["uploaded", "submitted", "approved", "published", "replaced", "rolled_back", "replaced"] as const;
    expect(shown("archived", ...events).slice(5)).toEqual([
      "released done published replaced rolled_back",
      "ended ended replaced",
    ]);
    expect(shown("canceled", "uploaded", "submitted", "approved", "pilot_started", "canceled").slice(3)).toEqual([
      "pilot done pilot_started",
      "grayscale skipped",
      "released skipped",
      "ended failed canceled",
    ]);
    expect(shown("offline", "uploaded", "submitted", "approved", "published", "taken_offline").slice(5)).toEqual([
      "released done published",
      "ended ended taken_offline",
    ]);
  });
});
