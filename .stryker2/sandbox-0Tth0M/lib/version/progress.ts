import type { VersionEvent, VersionState } from "../vocabulary";

export type Stage = "uploaded" | "submitted" | "reviewed" | "pilot" | "grayscale" | "released" | "ended";
/** How far a version is with a stage. `ended`: it came out of it for good. */
export type StageState = "done" | "current" | "to_come" | "skipped" | "failed" | "ended";

/** A stage of the release progress with what happened at it, in its order. */
export type ProgressStage<Step> = { stage: Stage; state: StageState; steps: Step[] };

const stageOf: Record<VersionEvent, Stage> = {
  uploaded: "uploaded",
  submitted: "submitted",
  withdrawn: "submitted",
  approved: "reviewed",
  rejected: "reviewed",
  pilot_started: "pilot",
  grayscale_started: "grayscale",
  share_raised: "grayscale",
  paused: "grayscale",
  resumed: "grayscale",
  published: "released",
  rolled_back: "released",
  canceled: "ended",
  replaced: "ended",
  taken_offline: "ended",
};

const stages = ["uploaded", "submitted", "reviewed", "pilot", "grayscale", "released"] as const;

/** How far each stage is in each state. Where it reads "done", a stage at which nothing happened was skipped. */
// prettier-ignore
const table: Record<VersionState, readonly StageState[]> = {
  //            uploaded   submitted  reviewed   pilot      grayscale  released
  developing: ["current", "to_come", "to_come", "to_come", "to_come", "to_come"],
  in_review:  ["done",    "done",    "current", "to_come", "to_come", "to_come"],
  rejected:   ["done",    "done",    "failed",  "to_come", "to_come", "to_come"],
  approved:   ["done",    "done",    "done",    "to_come", "to_come", "to_come"],
  pilot:      ["done",    "done",    "done",    "current", "to_come", "to_come"],
  grayscale:  ["done",    "done",    "done",    "done",    "current", "to_come"],
  released:   ["done",    "done",    "done",    "done",    "done",    "current"],
  archived:   ["done",    "done",    "done",    "done",    "done",    "done"],
  canceled:   ["done",    "done",    "done",    "done",    "done",    "done"],
  offline:    ["done",    "done",    "done",    "done",    "done",    "done"],
};

const endings: Partial<Record<VersionState, StageState>> = {
  archived: "ended",
  canceled: "failed",
  offline: "ended",
};

/** The release progress of a version, from its upload on, read off its state and what happened to it. */
export function progressOf<Step extends { event: VersionEvent }>(
  state: VersionState,
  steps: readonly Step[],
): ProgressStage<Step>[] {
  const ending = endings[state];
  const last = ending ? steps.findLast(({ event }) => stageOf[event] === "ended") : undefined;
  // One that was replaced and then rolled back to was not at its end.
  const at = (stage: Stage) =>
    steps.filter((step) => {
      const its = stageOf[step.event];
      return step !== last && (its === "ended" ? "released" : its) === stage;
    });
  const shown = stages.map((stage, index): ProgressStage<Step> => {
    const said = table[state][index] ?? "to_come";
    return { stage, state: said === "done" && at(stage).length === 0 ? "skipped" : said, steps: at(stage) };
  });
  return ending ? [...shown, { stage: "ended", state: ending, steps: last ? [last] : [] }] : shown;
}
