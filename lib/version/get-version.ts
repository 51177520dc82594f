import { and, asc, eq } from "drizzle-orm";
import { miniProgramTexts, people, versionReleaseNotes, versions, versionSteps } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { MiniProgramState, VersionEvent, VersionState } from "../vocabulary";
import { checkList, lifecycle, obstaclesTo, type CheckListEntry, type Obstacle, type StepOfPeople } from "./lifecycle";
import { findFacts } from "./parts/find-facts";
import { findUsed, jsapiStandings, type JsapiStanding } from "./parts/jsapi-standings";
import { positionOf } from "./parts/next-number";
import { findContents, type PackageContents } from "./parts/package-contents";

/** What people do on the page of a version. Requests are decided on their own page. */
const acts = [
  "delete",
  "editReleaseNote",
  "submit",
  "withdraw",
  "startPilot",
  "startGrayscale",
  "raise",
  "pause",
  "resume",
  "publish",
  "cancel",
  "rollBack",
] as const satisfies StepOfPeople[];
export type VersionAct = (typeof acts)[number];

export type VersionProgressStep = {
  event: VersionEvent;
  /** The state in which it left the version. */
  state: VersionState;
  /** Null where the console itself did it. */
  person: { id: string; name: string } | null;
  at: Date;
  share: number | null;
  words: string | null;
  request: number | null;
};

export type Version = {
  number: string;
  state: VersionState;
  share: number | null;
  isPaused: boolean;
  digest: string;
  uploadNote: string;
  uploader: { id: string; name: string };
  uploadedAt: Date;
  submittedAt: Date | null;
  /** Of a native one what is in its package, of an HTML5 one its entrance. */
  contents: PackageContents | null;
  entranceUrl: string | null;
  jsapis: JsapiStanding[];
  /** The other version that is released, against which JSAPIs are new. */
  released: string | null;
  /** The default language first; empty where there is none yet. */
  releaseNotes: { language: string; isDefault: boolean; note: string }[];
  steps: VersionProgressStep[];
  miniProgramState: MiniProgramState;
  /** What the actor may do in this state, each with what stands in its way. */
  acts: { act: VersionAct; obstacles: Obstacle[] }[];
  /** What a submission asks for, while it can be submitted; the actor may not be the one who can. */
  checkList: CheckListEntry[] | null;
  mayDownload: boolean;
  mayManageFeatures: boolean;
  /** Where whitelists are kept. */
  seesConfiguration: boolean;
};

/** One version, whole: what it is made of and uses, what is said about it, what happened to it, and what can be done. */
export async function getVersion(ctx: Ctx, input: { id: string; number: string }): Promise<Version> {
  return permitted(ctx, async () => {
    const { id, number } = input;
    const miniProgram = await permittedMiniProgram(ctx, id, "version.view");
    const row = positionOf(number) === null ? undefined : await findRow(ctx, id, number);
    const facts = row && (await findFacts(ctx, { id, number }));
    if (!row || !facts) throw notFound(`There is no version ${number.slice(0, 14)} of this mini program.`);
    const { packageDigest, ...version } = row;
    const released = facts.released?.number ?? null;
    const may = (act: VersionAct) => {
      const { from, needs }: { from: readonly VersionState[]; needs: (typeof lifecycle)[VersionAct]["needs"] } =
        lifecycle[act];
      return from.includes(facts.state) && can(ctx.actor, needs, { miniProgram });
    };
    const mendable = (obstacles: Obstacle[]) =>
      obstacles.map(({ words, mend }) => (mend && mayMend(mend) ? { words, mend } : { words }));
    const mayMend = ({ needs }: NonNullable<Obstacle["mend"]>) => !needs || can(ctx.actor, needs, { miniProgram });
    return {
      ...version,
      contents: packageDigest === null ? null : await findContents(ctx.db, id, packageDigest),
      jsapis: await jsapiStandings(ctx.db, id, await findUsed(ctx.db, id, number), released),
      released,
      releaseNotes: await findNotes(ctx, id, number, facts.releaseNote.language),
      steps: await findSteps(ctx, id, number),
      miniProgramState: facts.miniProgram.state,
      acts: acts.filter(may).map((act) => ({ act, obstacles: mendable(obstaclesTo(act, facts)) })),
      checkList: isUnsent(facts.state)
        ? checkList("submit", facts).map(({ label, obstacles }) => ({ label, obstacles: mendable(obstacles) }))
        : null,
      mayDownload: packageDigest !== null && can(ctx.actor, "version.download", { miniProgram }),
      mayManageFeatures: can(ctx.actor, "feature.manage", { miniProgram }),
      seesConfiguration: can(ctx.actor, "configuration.view", { miniProgram }),
    };
  });
}

const isUnsent = (state: VersionState) => (lifecycle.submit.from as readonly VersionState[]).includes(state);

async function findRow({ db }: Ctx, id: string, number: string) {
  const [row] = await db
    .select({
      number: versions.number,
      state: versions.state,
      share: versions.share,
      isPaused: versions.isPaused,
      digest: versions.digest,
      packageDigest: versions.packageDigest,
      entranceUrl: versions.entranceUrl,
      uploadNote: versions.uploadNote,
      uploader: { id: people.id, name: people.name },
      uploadedAt: versions.uploadedAt,
      submittedAt: versions.submittedAt,
    })
    .from(versions)
    .innerJoin(people, eq(people.id, versions.uploadedBy))
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
  return row;
}

/** In the languages of the mini program, and in those that it had when they were written. */
async function findNotes({ db }: Ctx, id: string, number: string, defaultLanguage: string) {
  const languages = await db
    .select({ language: miniProgramTexts.language })
    .from(miniProgramTexts)
    .where(eq(miniProgramTexts.miniProgramId, id));
  const written = await db
    .select({ language: versionReleaseNotes.language, note: versionReleaseNotes.note })
    .from(versionReleaseNotes)
    .where(and(eq(versionReleaseNotes.miniProgramId, id), eq(versionReleaseNotes.number, number)));
  const notes = new Map(languages.map(({ language }) => [language, ""]));
  for (const { language, note } of written) notes.set(language, note);
  return [...notes]
    .map(([language, note]) => ({ language, isDefault: language === defaultLanguage, note }))
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.language < b.language ? -1 : 1));
}

async function findSteps({ db }: Ctx, id: string, number: string): Promise<VersionProgressStep[]> {
  return db
    .select({
      event: versionSteps.event,
      state: versionSteps.state,
      person: { id: people.id, name: people.name },
      at: versionSteps.at,
      share: versionSteps.share,
      words: versionSteps.words,
      request: versionSteps.requestNumber,
    })
    .from(versionSteps)
    .leftJoin(people, eq(people.id, versionSteps.personId))
    .where(and(eq(versionSteps.miniProgramId, id), eq(versionSteps.number, number)))
    .orderBy(asc(versionSteps.id));
}
