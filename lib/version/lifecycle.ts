import type { Action } from "../access/matrix";
import { requiredLabels, stateLabels, versionStateLabels } from "../format/labels";
import type { MiniProgramState, RequiredInformation, VersionEvent, VersionState } from "../vocabulary";
import { whatIsLacking, type UngrantedJsapi } from "./parts/what-is-lacking";

/** All that decides which steps of a version are open. */
export type VersionFacts = {
  number: string;
  position: number;
  state: VersionState;
  share: number | null;
  isPaused: boolean;
  wasSubmitted: boolean;
  /** Whether there is a release note in the default language, and that language's tag. */
  releaseNote: { isPresent: boolean; language: string };
  ungranted: UngrantedJsapi[];
  /** Of an HTML5 one, where it begins. */
  entranceUrl: string | null;
  /** The host of that, while the H5 whitelist does not hold it. */
  unlistedEntrance: string | null;
  miniProgram: {
    id: string;
    state: MiniProgramState;
    missing: readonly RequiredInformation[];
    suspendedBy: string | null;
    removal: { request: number; isApproved: boolean } | null;
    testers: number;
  };
  /** Of the mini program's other versions. */
  released: { number: string; position: number } | null;
  underTest: { number: string; state: VersionState } | null;
  inReview: { number: string; request: number } | null;
};

/** What stands in the way of a step, and where it is mended; `needs` where not all who may take the step may do that. */
export type Obstacle = { words: string; mend?: { label: string; href: `/${string}`; needs?: Action } };

type Guard = {
  /** As the check list names what is asked for. */
  label: string;
  /** Left out, it concerns every version. */
  concerns?: (facts: VersionFacts) => boolean;
  inTheWay: (facts: VersionFacts) => Obstacle[];
};

const tab = ({ miniProgram }: VersionFacts, segment: string): `/${string}` =>
  `/mini-programs/${miniProgram.id}/${segment}`;

const versionPage = (facts: VersionFacts, number: string) => tab(facts, `versions/${number}`);

const none: Obstacle[] = [];

const neverSubmitted: Guard = {
  label: "Never submitted",
  inTheWay: ({ wasSubmitted, number }) =>
    wasSubmitted ? [{ words: `Version ${number} was submitted once, so it stays.` }] : none,
};

const releaseNotePresent: Guard = {
  label: "Release note in the default language",
  inTheWay: (facts) =>
    facts.releaseNote.isPresent
      ? none
      : [
          {
            words: "The release note in the default language is missing.",
            mend: { label: "Write it", href: `${versionPage(facts, facts.number)}#release-note` },
          },
        ],
};

const informationComplete: Guard = {
  label: "Information complete",
  inTheWay: (facts) =>
    facts.miniProgram.missing
      // `entranceListed` looks at the entrance that the version keeps.
      .filter((part) => part !== "listed_entrance")
      .map((part) => ({
        words: `${requiredLabels[part]} is missing.`,
        mend: { label: "Edit information", href: tab(facts, "information/edit") },
      })),
};

const entranceListed: Guard = {
  label: "Entrance on the H5 whitelist",
  concerns: ({ entranceUrl }) => entranceUrl !== null,
  inTheWay: (facts) =>
    facts.unlistedEntrance === null
      ? none
      : [
          {
            words: `The entrance's host ${facts.unlistedEntrance} is not on the H5 whitelist.`,
            mend: { label: "Edit configuration", href: tab(facts, "configuration/edit"), needs: "configuration.edit" },
          },
        ],
};

const jsapisGranted: Guard = {
  label: "Every JSAPI granted",
  inTheWay: (facts) => whatIsLacking(facts.miniProgram.id, facts.ungranted),
};

const greaterThanReleased: Guard = {
  label: "Number greater than the released one",
  inTheWay: (facts) => {
    const { released, position, number } = facts;
    if (released === null || released.position < position) return none;
    const words = `Version ${released.number} is released, and ${number} is not greater. Other code needs a greater number.`;
    return [{ words, mend: { label: "Upload it", href: tab(facts, "versions/upload") } }];
  },
};

const somethingReleased: Guard = {
  label: "A released version to compare with",
  inTheWay: ({ released }) =>
    released ? none : [{ words: "No version is released yet, so there is nothing that the other users would get." }],
};

const noOtherInReview: Guard = {
  label: "No other version in review",
  inTheWay: ({ inReview }) =>
    inReview
      ? [
          {
            words: `Version ${inReview.number} is in review.`,
            mend: { label: `Request #${inReview.request}`, href: `/approvals/${inReview.request}` },
          },
        ]
      : none,
};

const noOtherUnderTest: Guard = {
  label: "No other version in pilot or grayscale",
  inTheWay: (facts) =>
    facts.underTest
      ? [
          {
            words: `Version ${facts.underTest.number} is in ${versionStateLabels[facts.underTest.state].toLowerCase()}.`,
            mend: {
              label: `Version ${facts.underTest.number}`,
              href: versionPage(facts, facts.underTest.number),
            },
          },
        ]
      : none,
};

const noRemovalUnderWay: Guard = {
  label: "No removal under way",
  inTheWay: (facts) => {
    const { removal } = facts.miniProgram;
    if (!removal) return none;
    const [is, label] = removal.isApproved
      ? ["approved", "Carry it out or give it up"]
      : ["in review", "See the removal"];
    return [{ words: `The removal of the mini program is ${is}.`, mend: { label, href: tab(facts, "removal") } }];
  },
};

const notSuspended: Guard = {
  label: "Not suspended",
  inTheWay: ({ miniProgram: { suspendedBy } }) =>
    suspendedBy === null
      ? none
      : [{ words: `${suspendedBy} has suspended the mini program. A Workspace Admin can resume it.` }],
};

const notArchived: Guard = {
  label: "Mini program not archived",
  inTheWay: ({ miniProgram: { state } }) =>
    state === "archived"
      ? [{ words: `The mini program is ${stateLabels.archived.toLowerCase()}: publishing a version brings it back.` }]
      : none,
};

const testersNamed: Guard = {
  label: "Testers on the tester whitelist",
  inTheWay: (facts) =>
    facts.miniProgram.testers > 0
      ? none
      : [
          {
            words: "The tester whitelist is empty, so nobody would get the pilot.",
            mend: { label: "Edit configuration", href: tab(facts, "configuration/edit"), needs: "configuration.edit" },
          },
        ],
};

const notPaused: Guard = {
  label: "Grayscale release not paused",
  inTheWay: ({ isPaused }) => (isPaused ? [{ words: "The grayscale release is paused. Resume it first." }] : none),
};

const paused: Guard = {
  label: "Grayscale release paused",
  inTheWay: ({ isPaused }) => (isPaused ? none : [{ words: "The grayscale release is not paused." }]),
};

type Step = {
  /** In words that fit after "can". */
  phrase: string;
  from: readonly VersionState[];
  to: VersionState | "same" | "gone";
  /** Null where the console itself takes it. */
  needs: Action | null;
  guards: readonly Guard[];
  /** What the release progress keeps of it; null where it keeps nothing. */
  event: VersionEvent | null;
};

const unsent = ["developing", "rejected"] as const;
const underWay = ["approved", "pilot", "grayscale"] as const;
const calm = [notSuspended, noRemovalUnderWay] as const;

/** What can happen to a version, by the step. */
// prettier-ignore
export const lifecycle = {
  delete:          { phrase: "delete it",                      from: ["developing"],        to: "gone",       needs: "version.delete",          event: null,                guards: [neverSubmitted] },
  editReleaseNote: { phrase: "edit its release notes",         from: unsent,                to: "same",       needs: "version.editReleaseNote", event: null,                guards: [] },
  submit:          { phrase: "submit it",                      from: unsent,                to: "in_review",  needs: "version.submit",          event: "submitted",         guards: [releaseNotePresent, informationComplete, entranceListed, jsapisGranted, greaterThanReleased, noOtherInReview, noRemovalUnderWay] },
  withdraw:        { phrase: "withdraw it",                    from: ["in_review"],         to: "developing", needs: "version.withdraw",        event: "withdrawn",         guards: [] },
  approve:         { phrase: "approve it",                     from: ["in_review"],         to: "approved",   needs: "approval.decide",         event: "approved",          guards: [jsapisGranted] },
  reject:          { phrase: "reject it",                      from: ["in_review"],         to: "rejected",   needs: "approval.decide",         event: "rejected",          guards: [] },
  startPilot:      { phrase: "start its pilot",                from: ["approved"],          to: "pilot",      needs: "version.release",         event: "pilot_started",     guards: [...calm, notArchived, testersNamed, greaterThanReleased, noOtherUnderTest, jsapisGranted] },
  startGrayscale:  { phrase: "start its grayscale release",    from: ["approved", "pilot"], to: "grayscale",  needs: "version.release",         event: "grayscale_started", guards: [...calm, notArchived, somethingReleased, greaterThanReleased, noOtherUnderTest, jsapisGranted] },
  raise:           { phrase: "raise its share",                from: ["grayscale"],         to: "same",       needs: "version.release",         event: "share_raised",      guards: [...calm, notPaused, jsapisGranted] },
  pause:           { phrase: "pause its grayscale release",    from: ["grayscale"],         to: "same",       needs: "version.release",         event: "paused",            guards: [noRemovalUnderWay, notPaused] },
  resume:          { phrase: "resume its grayscale release",   from: ["grayscale"],         to: "same",       needs: "version.release",         event: "resumed",           guards: [noRemovalUnderWay, paused] },
  publish:         { phrase: "publish it",                     from: underWay,              to: "released",   needs: "version.release",         event: "published",         guards: [...calm, greaterThanReleased, noOtherUnderTest, jsapisGranted] },
  cancel:          { phrase: "cancel its release",             from: underWay,              to: "canceled",   needs: "version.release",         event: "canceled",          guards: [noRemovalUnderWay] },
  rollBack:        { phrase: "roll back to it",                from: ["archived"],          to: "released",   needs: "version.release",         event: "rolled_back",       guards: [...calm, notArchived, noOtherUnderTest, jsapisGranted] },
  replace:         { phrase: "replace it",                     from: ["released"],          to: "archived",   needs: null,                      event: "replaced",          guards: [] },
  goOffline:       { phrase: "take it offline",                from: ["released"],          to: "offline",    needs: null,                      event: "taken_offline",     guards: [] },
  callOff:         { phrase: "call its release off",           from: ["approved"],          to: "canceled",   needs: null,                      event: "canceled",          guards: [] },
} as const satisfies Record<string, Step>;
export type VersionStep = keyof typeof lifecycle;

/** The steps that people take. */
export type StepOfPeople = {
  [S in VersionStep]: (typeof lifecycle)[S]["needs"] extends Action ? S : never;
}[VersionStep];

/** The state in which a step leaves a version. */
export function stateAfter(step: VersionStep, state: VersionState): VersionState | "gone" {
  const { to }: Step = lifecycle[step];
  return to === "same" ? state : to;
}

function isFrom(step: VersionStep, state: VersionState): boolean {
  const { from }: Step = lifecycle[step];
  return from.includes(state);
}

/** Everything that stands in the way of a step now; nothing when it is open. */
export function obstaclesTo(step: VersionStep, facts: VersionFacts): Obstacle[] {
  const { from, phrase, guards }: Step = lifecycle[step];
  if (!isFrom(step, facts.state)) {
    const states = from.map((state) => versionStateLabels[state].toLowerCase()).join(" or ");
    const is = versionStateLabels[facts.state].toLowerCase();
    return [{ words: `Version ${facts.number} is ${is}; one can ${phrase} only while it is ${states}.` }];
  }
  return guards.flatMap((guard) => guard.inTheWay(facts));
}

export type CheckListEntry = { label: string; obstacles: Obstacle[] };

/** The guards of a step one by one, as a check list before it. */
export function checkList(step: VersionStep, facts: VersionFacts): CheckListEntry[] {
  const { guards }: Step = lifecycle[step];
  return guards
    .filter(({ concerns }) => concerns?.(facts) ?? true)
    .map((guard) => ({ label: guard.label, obstacles: guard.inTheWay(facts) }));
}
