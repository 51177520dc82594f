import { expect, test } from "vitest";
import { checkList, lifecycle, type VersionFacts, type VersionStep } from "@/lib/version/lifecycle";

const facts: VersionFacts = {
  number: "1.3.0",
  position: 100_030_000,
  state: "developing",
  share: null,
  isPaused: false,
  wasSubmitted: false,
  releaseNote: { isPresent: true, language: "en" },
  ungranted: [],
  entranceUrl: "https://shop.example.com/",
  unlistedEntrance: null,
  miniProgram: { id: "1234567890123456", state: "released", missing: [], suspendedBy: null, removal: null, testers: 1 },
  released: { number: "1.2.0", position: 100_020_000 },
  underTest: null,
  inReview: null,
};

// Typed in by hand: whose act it is, what the progress keeps, how refusals call it, and what is checked before it.
const acts: Record<VersionStep, [needs: string | null, event: string | null, phrase: string, checks: string[]]> = {
  delete: ["version.delete", null, "delete it", ["Never submitted"]],
  editReleaseNote: ["version.editReleaseNote", null, "edit its release notes", []],
  submit: [
    "version.submit",
    "submitted",
    "submit it",
    [
      "Release note in the default language",
      "Information complete",
      "Entrance on the H5 whitelist",
      "Every JSAPI granted",
      "Number greater than the released one",
      "No other version in review",
      "No removal under way",
    ],
  ],
  withdraw: ["version.withdraw", "withdrawn", "withdraw it", []],
  approve: ["approval.decide", "approved", "approve it", ["Every JSAPI granted"]],
  reject: ["approval.decide", "rejected", "reject it", []],
  startPilot: [
    "version.release",
    "pilot_started",
    "start its pilot",
    [
      "Not suspended",
      "No removal under way",
      "Mini program not archived",
      "Testers on the tester whitelist",
      "Number greater than the released one",
      "No other version in pilot or grayscale",
      "Every JSAPI granted",
    ],
  ],
  startGrayscale: [
    "version.release",
    "grayscale_started",
    "start its grayscale release",
    [
      "Not suspended",
      "No removal under way",
      "Mini program not archived",
      "A released version to compare with",
      "Number greater than the released one",
      "No other version in pilot or grayscale",
      "Every JSAPI granted",
    ],
  ],
  raise: [
    "version.release",
    "share_raised",
    "raise its share",
    ["Not suspended", "No removal under way", "Grayscale release not paused", "Every JSAPI granted"],
  ],
  pause: [
    "version.release",
    "paused",
    "pause its grayscale release",
    ["No removal under way", "Grayscale release not paused"],
  ],
  resume: [
    "version.release",
    "resumed",
    "resume its grayscale release",
    ["No removal under way", "Grayscale release paused"],
  ],
  publish: [
    "version.release",
    "published",
    "publish it",
    [
      "Not suspended",
      "No removal under way",
      "Number greater than the released one",
      "No other version in pilot or grayscale",
      "Every JSAPI granted",
    ],
  ],
  cancel: ["version.release", "canceled", "cancel its release", ["No removal under way"]],
  rollBack: [
    "version.release",
    "rolled_back",
    "roll back to it",
    [
      "Not suspended",
      "No removal under way",
      "Mini program not archived",
      "No other version in pilot or grayscale",
      "Every JSAPI granted",
    ],
  ],
  replace: [null, "replaced", "replace it", []],
  goOffline: [null, "taken_offline", "take it offline", []],
  callOff: [null, "canceled", "call its release off", []],
};

test.each(Object.keys(acts) as VersionStep[])(
  "the step %s is whose act it should be, is checked and kept as it should be",
  (step) => {
    const { needs, event, phrase } = lifecycle[step];
    const checks = checkList(step, facts).map(({ label }) => label);
    expect([needs, event, phrase, checks]).toEqual(acts[step]);
  },
);
