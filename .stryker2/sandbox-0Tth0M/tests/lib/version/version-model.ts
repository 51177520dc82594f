import type { VersionState } from "@/lib/vocabulary";

export const people = ["admin", "reviewer", "owner", "developer", "stranger"] as const;
export type PersonName = (typeof people)[number];

export type Version = { state: VersionState; share: number | null; isPaused: boolean; involved: PersonName[] };

// The specification once more, as plainly as it can be said; it shares nothing with lib. Version 0 is 1.0.0, 1 is 1.1.0.
export type Model = {
  program: "created" | "released" | "archived";
  isSuspended: boolean;
  removal: { by: PersonName; isApproved: boolean } | null;
  /** The one feature that grants what each version uses. */
  hasMaps: boolean;
  hasTesters: boolean;
  versions: Version[];
};

export type Choice = { who: PersonName; version: number; share: number };

type Rule = { may: (model: Model, choice: Choice) => boolean; then: (model: Model, choice: Choice) => Model };

const runs = ({ who }: Choice) => who === "admin" || who === "owner";
const works = (choice: Choice) => runs(choice) || choice.who === "developer";
const approves = ({ who }: Choice) => who === "admin" || who === "reviewer";
const isIn = (model: Model, { version }: Choice, ...states: VersionState[]) =>
  states.some((state) => model.versions[version]?.state === state);
const otherIn = (model: Model, { version }: Choice, ...states: VersionState[]) =>
  model.versions.some(({ state }, at) => at !== version && states.includes(state));
const releasedAt = (model: Model) => model.versions.findIndex(({ state }) => state === "released");
const isGreatest = (model: Model, { version }: Choice) => releasedAt(model) < version;
const isCalm = ({ isSuspended, removal }: Model) => !isSuspended && removal === null;
const mayLive = (model: Model) => isCalm(model) && model.hasMaps;
const noOtherTest = (model: Model, choice: Choice) => !otherIn(model, choice, "pilot", "grayscale");
const isLive = ({ program }: Model) => program !== "archived";

function change(model: Model, at: number, how: Partial<Version>): Model {
  return { ...model, versions: model.versions.map((version, i) => (i === at ? { ...version, ...how } : version)) };
}

const still = { share: null, isPaused: false };

function release(model: Model, { version }: Choice): Model {
  const former = releasedAt(model);
  const cleared = former === -1 ? model : change(model, former, { state: "archived" });
  return { ...change(cleared, version, { state: "released", ...still }), program: "released" };
}

export const model = {
  upload: {
    may: (m, c) => works(c) && m.versions.length < 6,
    then: (m, c) => ({
      ...m,
      versions: [...m.versions, { state: "developing" as const, ...still, involved: [c.who] }],
    }),
  },
  submit: {
    may: (m, c) =>
      runs(c) &&
      isIn(m, c, "developing", "rejected") &&
      m.hasMaps &&
      m.removal === null &&
      isGreatest(m, c) &&
      !otherIn(m, c, "in_review"),
    then: (m, c) =>
      change(m, c.version, { state: "in_review", involved: [...(m.versions[c.version]?.involved ?? []), c.who] }),
  },
  approve: {
    may: (m, c) =>
      approves(c) && isIn(m, c, "in_review") && m.hasMaps && m.versions[c.version]?.involved.includes(c.who) === false,
    then: (m, c) => change(m, c.version, { state: "approved" }),
  },
  reject: {
    may: (m, c) => approves(c) && isIn(m, c, "in_review") && m.versions[c.version]?.involved.includes(c.who) === false,
    then: (m, c) => change(m, c.version, { state: "rejected" }),
  },
  withdraw: {
    may: (m, c) => runs(c) && isIn(m, c, "in_review"),
    then: (m, c) => change(m, c.version, { state: "developing" }),
  },
  startPilot: {
    may: (m, c) =>
      runs(c) &&
      isIn(m, c, "approved") &&
      mayLive(m) &&
      isLive(m) &&
      m.hasTesters &&
      isGreatest(m, c) &&
      noOtherTest(m, c),
    then: (m, c) => change(m, c.version, { state: "pilot" }),
  },
  startGrayscale: {
    may: (m, c) =>
      runs(c) &&
      isIn(m, c, "approved", "pilot") &&
      mayLive(m) &&
      isLive(m) &&
      releasedAt(m) !== -1 &&
      isGreatest(m, c) &&
      noOtherTest(m, c),
    then: (m, c) => change(m, c.version, { state: "grayscale", share: c.share }),
  },
  raise: {
    may: (m, c) =>
      runs(c) &&
      isIn(m, c, "grayscale") &&
      mayLive(m) &&
      m.versions[c.version]?.isPaused === false &&
      c.share > (m.versions[c.version]?.share ?? 0),
    then: (m, c) => change(m, c.version, { share: c.share }),
  },
  pause: {
    may: (m, c) => runs(c) && isIn(m, c, "grayscale") && m.versions[c.version]?.isPaused === false,
    then: (m, c) => change(m, c.version, { isPaused: true }),
  },
  resume: {
    may: (m, c) => runs(c) && isIn(m, c, "grayscale") && m.versions[c.version]?.isPaused === true,
    then: (m, c) => change(m, c.version, { isPaused: false }),
  },
  publish: {
    may: (m, c) =>
      runs(c) && isIn(m, c, "approved", "pilot", "grayscale") && mayLive(m) && isGreatest(m, c) && noOtherTest(m, c),
    then: release,
  },
  cancel: {
    may: (m, c) => runs(c) && isIn(m, c, "approved", "pilot", "grayscale") && m.removal === null,
    then: (m, c) => change(m, c.version, { state: "canceled", ...still }),
  },
  rollBack: {
    may: (m, c) => runs(c) && isIn(m, c, "archived") && mayLive(m) && isLive(m) && noOtherTest(m, c),
    then: release,
  },
  suspend: {
    may: (m, c) => c.who === "admin" && isLive(m) && !m.isSuspended,
    then: (m) => ({ ...m, isSuspended: true }),
  },
  unsuspend: { may: (m, c) => c.who === "admin" && m.isSuspended, then: (m) => ({ ...m, isSuspended: false }) },
  requestRemoval: {
    may: (m, c) =>
      runs(c) &&
      isLive(m) &&
      m.removal === null &&
      m.versions.every(({ state }) => state !== "in_review" && state !== "pilot" && state !== "grayscale"),
    then: (m, c) => ({ ...m, removal: { by: c.who, isApproved: false } }),
  },
  approveRemoval: {
    may: (m, c) => approves(c) && m.removal?.isApproved === false && m.removal.by !== c.who,
    then: (m) => ({ ...m, removal: m.removal && { ...m.removal, isApproved: true } }),
  },
  giveUpRemoval: { may: (m, c) => runs(c) && m.removal?.isApproved === true, then: (m) => ({ ...m, removal: null }) },
  executeRemoval: {
    may: (m, c) => runs(c) && m.removal?.isApproved === true,
    then: (m) => ({
      ...m,
      program: "archived",
      removal: null,
      versions: m.versions.map((version): Version => {
        if (version.state === "released") return { ...version, state: "offline" };
        return version.state === "approved" ? { ...version, state: "canceled" } : version;
      }),
    }),
  },
  addMaps: { may: (m, c) => runs(c) && !m.hasMaps, then: (m) => ({ ...m, hasMaps: true }) },
  deleteMaps: { may: (m, c) => runs(c) && m.hasMaps, then: (m) => ({ ...m, hasMaps: false }) },
  setTesters: { may: (_, c) => c.who === "owner", then: (m) => ({ ...m, hasTesters: !m.hasTesters }) },
} satisfies Record<string, Rule>;
export type Act = keyof typeof model;
