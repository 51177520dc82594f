import { describe, expect, test } from "vitest";
import {
  checkList,
  lifecycle,
  obstaclesTo,
  stateAfter,
  type VersionFacts,
  type VersionStep,
} from "@/lib/version/lifecycle";
import { versionStates, type VersionState } from "@/lib/vocabulary";

const facts: VersionFacts = {
  number: "1.3.0",
  position: 100_030_000,
  state: "developing",
  share: null,
  isPaused: false,
  wasSubmitted: false,
  releaseNote: { isPresent: true, language: "en" },
  ungranted: [],
  entranceUrl: null,
  unlistedEntrance: null,
  miniProgram: { id: "1234567890123456", state: "released", missing: [], suspendedBy: null, removal: null, testers: 1 },
  released: { number: "1.2.0", position: 100_020_000 },
  underTest: null,
  inReview: null,
};

const inProgram = (change: Partial<VersionFacts["miniProgram"]>) => ({
  miniProgram: { ...facts.miniProgram, ...change },
});

// Typed in by hand from the specification: from where each step goes, and where to.
const table: Record<VersionStep, [VersionState[], VersionState | "same" | "gone"]> = {
  delete: [["developing"], "gone"],
  editReleaseNote: [["developing", "rejected"], "same"],
  submit: [["developing", "rejected"], "in_review"],
  approve: [["in_review"], "approved"],
  reject: [["in_review"], "rejected"],
  withdraw: [["in_review"], "developing"],
  startPilot: [["approved"], "pilot"],
  startGrayscale: [["approved", "pilot"], "grayscale"],
  raise: [["grayscale"], "same"],
  pause: [["grayscale"], "same"],
  resume: [["grayscale"], "same"],
  publish: [["approved", "pilot", "grayscale"], "released"],
  cancel: [["approved", "pilot", "grayscale"], "canceled"],
  rollBack: [["archived"], "released"],
  replace: [["released"], "archived"],
  goOffline: [["released"], "offline"],
  callOff: [["approved"], "canceled"],
};

const steps = Object.keys(table) as VersionStep[];

test("where the entrance is on no whitelist, the guard of the version's own entrance says so, and no other", () => {
  const elsewhere = inProgram({ missing: ["listed_entrance"] });
  expect(obstaclesTo("submit", { ...facts, ...elsewhere })).toEqual([]);
  const entrance = { entranceUrl: "https://shop.example.com/", unlistedEntrance: "shop.example.com" };
  expect(obstaclesTo("submit", { ...facts, ...elsewhere, ...entrance })).toHaveLength(1);
});

test("a step that the state rules out says which states would do", () => {
  expect(obstaclesTo("submit", { ...facts, state: "released" })).toEqual([
    { words: "Version 1.3.0 is released; one can submit it only while it is developing or rejected." },
  ]);
});

test.each(steps)("the step %s goes from where the specification says, and to there", (step) => {
  const [from, to] = table[step];
  for (const state of versionStates) {
    const isPaused = step === "resume";
    const [obstacle] = obstaclesTo(step, { ...facts, state, isPaused });
    if (from.includes(state)) expect(obstacle).toBeUndefined();
    else expect(obstacle?.words).toContain(lifecycle[step].phrase);
    if (from.includes(state)) expect(stateAfter(step, state)).toBe(to === "same" ? state : to);
  }
});

describe("what stands in the way is said, with where it is mended", () => {
  const tab = "/mini-programs/1234567890123456";
  const jsapi = { name: "getLocation", isInCatalog: true };
  const location = { key: "location", name: "Location", access: "activation", request: null } as const;
  const removal = { request: 7, isApproved: false };

  const cases: [VersionStep, Partial<VersionFacts>, string, string?, string?][] = [
    ["delete", { wasSubmitted: true }, "Version 1.3.0 was submitted once, so it stays."],
    [
      "submit",
      { releaseNote: { isPresent: false, language: "en" } },
      "The release note in the default language is missing.",
      `${tab}/versions/1.3.0#release-note`,
      "Write it",
    ],
    ["submit", inProgram({ missing: ["logo"] }), "A logo is missing.", `${tab}/information/edit`, "Edit information"],
    [
      "submit",
      { entranceUrl: "https://shop.example.com/", unlistedEntrance: "shop.example.com" },
      "The entrance's host shop.example.com is not on the H5 whitelist.",
      `${tab}/configuration/edit`,
      "Edit configuration",
    ],
    [
      "submit",
      { ungranted: [{ ...jsapi, features: [location] }] },
      "getLocation is not granted. Location grants it.",
      `${tab}/features/location`,
      "Apply for Location",
    ],
    [
      "submit",
      {
        ungranted: [
          {
            ...jsapi,
            features: [
              { ...location, access: "direct" },
              { ...location, name: "Maps" },
            ],
          },
        ],
      },
      "getLocation is not granted. Location or Maps grants it.",
      `${tab}/features/location`,
      "Add Location",
    ],
    [
      "submit",
      { ungranted: [{ ...jsapi, features: [{ ...location, request: 12 }] }] },
      "getLocation is granted once Location is activated: request #12 is in review.",
      "/approvals/12",
      "Request #12",
    ],
    [
      "submit",
      {
        ungranted: ["getLocation", "openMap", "watchLocation"].map((name) => ({
          ...jsapi,
          name,
          features: [location],
        })),
      },
      "getLocation, openMap and watchLocation are not granted. Location grants them.",
      `${tab}/features/location`,
      "Apply for Location",
    ],
    [
      "submit",
      {
        ungranted: ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => ({ name, isInCatalog: false, features: [] })),
      },
      "a, b, c, d, e, f and 2 others are not in the catalog, so nothing can grant them.",
    ],
    [
      "submit",
      { ungranted: [{ name: "fly", isInCatalog: false, features: [] }] },
      "fly is not in the catalog, so nothing can grant it.",
    ],
    ["submit", { ungranted: [{ ...jsapi, features: [] }] }, "No feature of the catalog grants getLocation."],
    [
      "submit",
      { released: { number: "1.3.0", position: 100_030_000 } },
      "Version 1.3.0 is released, and 1.3.0 is not greater. Other code needs a greater number.",
      `${tab}/versions/upload`,
      "Upload it",
    ],
    [
      "submit",
      { inReview: { number: "1.2.9", request: 3 } },
      "Version 1.2.9 is in review.",
      "/approvals/3",
      "Request #3",
    ],
    [
      "submit",
      inProgram({ removal }),
      "The removal of the mini program is in review.",
      `${tab}/removal`,
      "See the removal",
    ],
    [
      "submit",
      inProgram({ removal: { ...removal, isApproved: true } }),
      "The removal of the mini program is approved.",
      `${tab}/removal`,
      "Carry it out or give it up",
    ],
    [
      "publish",
      inProgram({ suspendedBy: "Amara" }),
      "Amara has suspended the mini program. A Workspace Admin can resume it.",
    ],
    [
      "publish",
      { underTest: { number: "1.2.5", state: "pilot" } },
      "Version 1.2.5 is in pilot testing.",
      `${tab}/versions/1.2.5`,
      "Version 1.2.5",
    ],
    [
      "startPilot",
      inProgram({ testers: 0 }),
      "The tester whitelist is empty, so nobody would get the pilot.",
      `${tab}/configuration/edit`,
      "Edit configuration",
    ],
    [
      "startPilot",
      inProgram({ state: "archived" }),
      "The mini program is archived: publishing a version brings it back.",
    ],
    [
      "startGrayscale",
      { released: null },
      "No version is released yet, so there is nothing that the other users would get.",
    ],
    ["raise", { isPaused: true }, "The grayscale release is paused. Resume it first."],
    ["pause", { isPaused: true }, "The grayscale release is paused. Resume it first."],
    ["resume", {}, "The grayscale release is not paused."],
  ];

  test.each(cases)("%s: %j", (step, change, words, href, label) => {
    const [state] = table[step][0];
    const obstacles = obstaclesTo(step, { ...facts, state: state ?? "developing", ...change });
    expect(obstacles.map((obstacle) => obstacle.words)).toEqual([words]);
    // Whoever submits or releases may do the same to everything but the configuration.
    const needs = href?.includes("/configuration/") ? { needs: "configuration.edit" } : {};
    expect(obstacles[0]?.mend).toEqual(href === undefined ? undefined : { label, href, ...needs });
  });

  test("JSAPIs are told together only where the same features would grant them", () => {
    const ungranted = [
      { ...jsapi, features: [location] },
      { ...jsapi, name: "hop", features: [] },
      { ...jsapi, name: "drawMap", features: [{ ...location, key: "maps", name: "Maps" }] },
      { ...jsapi, name: "watchLocation", features: [location] },
      { name: "fly", isInCatalog: false, features: [] },
    ];
    expect(obstaclesTo("submit", { ...facts, ungranted }).map(({ words }) => words)).toEqual([
      "getLocation and watchLocation are not granted. Location grants them.",
      "No feature of the catalog grants hop.",
      "drawMap is not granted. Maps grants it.",
      "fly is not in the catalog, so nothing can grant it.",
    ]);
  });

  const refusedDuringRemoval: VersionStep[] = [
    ...(["startPilot", "startGrayscale", "raise", "pause", "publish", "cancel", "rollBack"] as const),
  ];
  test.each(refusedDuringRemoval)("while a removal is under way, %s is refused", (step) => {
    const [state] = table[step][0];
    const removed = { ...facts, state: state ?? "approved", ...inProgram({ removal }) };
    expect(obstaclesTo(step, removed).map(({ words }) => words)).toEqual([
      "The removal of the mini program is in review.",
    ]);
  });

  test("the check list before a submission names every guard that concerns the version, and what of it is open", () => {
    const entranceUrl = "https://shop.example.com/";
    const list = checkList("submit", { ...facts, entranceUrl, inReview: { number: "1.2.9", request: 3 } });
    expect(list.map(({ label, obstacles }) => [label, obstacles.length])).toEqual([
      ["Release note in the default language", 0],
      ["Information complete", 0],
      ["Entrance on the H5 whitelist", 0],
      ["Every JSAPI granted", 0],
      ["Number greater than the released one", 0],
      ["No other version in review", 1],
      ["No removal under way", 0],
    ]);
    const ofNative = checkList("submit", facts).map(({ label }) => label);
    expect(ofNative).toEqual(list.map(({ label }) => label).filter((label) => !label.startsWith("Entrance")));
  });
});
