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
