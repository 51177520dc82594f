import fc from "fast-check";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import {
  approvalRequests,
  auditEntries,
  configurationRevisions,
  miniPrograms,
  versions,
  versionSteps,
} from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { addFeatures } from "@/lib/feature/add-features";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { resumeMiniProgram } from "@/lib/mini-program/resume-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import { requestRemoval } from "@/lib/removal/request-removal";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { cancelRelease } from "@/lib/version/cancel-release";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { resumeRelease } from "@/lib/version/resume-release";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { submitVersion } from "@/lib/version/submit-version";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { addMember, addMemberOf, testNow } from "@/tests/support/world";
import { model, people, type Act, type Choice, type Model, type PersonName } from "./version-model";

const database = await freshDatabase();

type Program = { id: string; name: string };
type Run = (ctx: Ctx, program: Program, choice: Choice) => Promise<unknown>;

const numberOf = (version: number) => `1.${version}.0`;

async function openNumber({ db }: Ctx, id: string, category: string): Promise<number> {
  const rows = await db.select().from(approvalRequests).where(eq(approvalRequests.miniProgramId, id));
  return rows.find((row) => row.category === category && row.state === "in_review")?.number ?? 1;
}

const onVersion =
  (operation: (ctx: Ctx, input: { id: string; number: string; reason: string }) => Promise<void>): Run =>
  (ctx, { id }, { version }) =>
    operation(ctx, { id, number: numberOf(version), reason: "Because" });

const operations: Record<Exclude<Act, "upload" | "setTesters">, Run> = {
  submit: (ctx, { id }, { version }) => submitVersion(ctx, { id, number: numberOf(version) }),
  approve: async (ctx, { id }, choice) =>
    approveRequest(ctx, {
      number: await ofVersion(ctx, id, choice),
      comment: "",
      digest: await digestOf(ctx, id, choice),
    }),
  reject: async (ctx, { id }, choice) =>
    rejectRequest(ctx, { number: await ofVersion(ctx, id, choice), reason: "Not so." }),
  withdraw: async (ctx, { id }, choice) => withdrawRequest(ctx, { number: await ofVersion(ctx, id, choice) }),
  startPilot: onVersion(startPilot),
  startGrayscale: (ctx, { id }, { version, share }) => startGrayscale(ctx, { id, number: numberOf(version), share }),
  raise: (ctx, { id }, { version, share }) => raiseShare(ctx, { id, number: numberOf(version), share }),
  pause: onVersion(pauseRelease),
  resume: onVersion(resumeRelease),
  publish: onVersion(publishVersion),
  cancel: onVersion(cancelRelease),
  rollBack: onVersion(rollBack),
  suspend: (ctx, { id }) => suspendMiniProgram(ctx, { id, reason: "Fraud", request: null }),
  unsuspend: (ctx, { id }) => resumeMiniProgram(ctx, { id, reason: "Mended" }),
  requestRemoval: (ctx, { id }) => requestRemoval(ctx, { id, reason: "Closed" }),
  approveRemoval: async (ctx, { id }) =>
    approveRequest(ctx, { number: await openNumber(ctx, id, "removal"), comment: "" }),
  giveUpRemoval: (ctx, { id }) => giveUpRemoval(ctx, { id }),
  executeRemoval: (ctx, { id, name }) => executeRemoval(ctx, { id, typedName: name }),
  addMaps: (ctx, { id }) => addFeatures(ctx, { id, features: ["maps"] }),
  deleteMaps: (ctx, { id }) => deleteFeature(ctx, { id, key: "maps" }),
};

/** The last request about this version; where there never was one, a number that no request has. */
async function ofVersion({ db }: Ctx, id: string, { version }: Choice): Promise<number> {
  const rows = await db
    .select()
    .from(approvalRequests)
    .where(eq(approvalRequests.miniProgramId, id))
    .orderBy(desc(approvalRequests.number));
  return (
    rows.find(({ category, subject }) => category === "publish" && subject === numberOf(version))?.number ?? 999_999
  );
}

async function digestOf({ db }: Ctx, id: string, { version }: Choice): Promise<string | undefined> {
  const [found] = await db
    .select({ digest: versions.digest })
    .from(versions)
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, numberOf(version))));
  return found?.digest;
}

type Step = { act: Act } & Choice;

const by = (who: PersonName, version: number, ...acts: (Act | [Act, number])[]): Step[] =>
  acts.map((act) =>
    Array.isArray(act) ? { act: act[0], who, version, share: act[1] } : { act, who, version, share: 0 },
  );

/** Which steps are taken at random is chance; in this sequence each is. */
const everyStep: Step[] = [
  ...by("owner", 0, "addMaps", "setTesters", "upload", "submit"),
  ...by("reviewer", 0, "approve"),
  ...by("owner", 0, "startPilot", "publish"),
  ...by("developer", 1, "upload"),
  ...by("owner", 1, "submit", "withdraw", "submit"),
  ...by("reviewer", 1, "reject"),
  ...by("owner", 1, "submit"),
  ...by("reviewer", 1, "approve"),
  ...by("owner", 1, ["startGrayscale", 10], ["raise", 50], "pause", "resume"),
  ...by("admin", 1, "suspend", "unsuspend"),
  ...by("owner", 1, "publish"),
  ...by("owner", 0, "rollBack"),
  ...by("owner", 2, "upload", "submit"),
  ...by("reviewer", 2, "approve"),
  ...by("owner", 2, "cancel", "deleteMaps", "requestRemoval"),
  ...by("reviewer", 0, "approveRemoval"),
  ...by("owner", 0, "giveUpRemoval", "requestRemoval"),
  ...by("reviewer", 0, "approveRemoval"),
  ...by("owner", 0, "executeRemoval"),
];

// What leads somewhere comes more often, and those who may do most.
const often = (["upload", "submit", "approve", "startGrayscale", "raise", "publish", "rollBack"] as const).flatMap(
  (act): Act[] => [act, act, act],
);
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Act[]>(...(Object.keys(model) as Act[]), ...often, "addMaps", "addMaps"),
  who: fc.constantFrom<PersonName[]>(
    "admin",
    "owner",
    "owner",
    "owner",
    "reviewer",
    "reviewer",
    "developer",
    "stranger",
  ),
  version: fc.nat({ max: 3 }),
  share: fc.constantFrom(1, 10, 30, 50, 99),
});

test("whatever five people do to its versions, in whatever order, a mini program lives as the specification says", async () => {
  const done = new Set<Act>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 140, size: "max" }), (steps) =>
      database.withRollback(async (db) => {
        const { program, ctxs } = await begin(db);
        let expected: Model = {
          program: "created",
          isSuspended: false,
          removal: null,
          hasMaps: false,
          hasTesters: false,
          versions: [],
        };
        for (const { act, ...choice } of steps) {
          const isOpen = model[act].may(expected, choice);
          const isDone = await taken(ctxs[choice.who], program, act, choice, expected, isOpen);
          expect({ act, ...choice, isDone }).toEqual({ act, ...choice, isDone: isOpen });
          if (isOpen) {
            expected = model[act].then(expected, choice);
            done.add(act);
          }
          await holds(db, program.id, expected);
        }
      }),
    ),
    { numRuns: 41, examples: [[everyStep]] },
  );
  expect([...done].toSorted()).toEqual(Object.keys(model).toSorted());
});

async function begin(db: Db): Promise<{ program: Program; ctxs: Record<PersonName, Ctx> }> {
  const world = await smallWorld(db);
  const { bill: program } = world.miniPrograms;
  await completeInformation(db, program);
  const developer = await addMemberOf(db, world.workspaces.superApp, "workspace_developer", "Deb Developer");
  await addMember(db, program, developer, "developer");
  await db.update(miniPrograms).set({ type: "native", entranceUrl: null }).where(eq(miniPrograms.id, program.id));
  await setTesters(db, program.id, world.people.builder.id, []);
  const who = { ...world.people, owner: world.people.builder, developer, stranger: world.people.newcomer };
  const ctxs = {} as Record<PersonName, Ctx>;
  for (const name of people) ctxs[name] = await ctxOf(db, who[name]);
  return { program, ctxs };
}

async function setTesters(db: Db, miniProgramId: string, changedBy: string, testers: string[]): Promise<void> {
  const [last] = await db
    .select({ revision: configurationRevisions.revision })
    .from(configurationRevisions)
    .where(eq(configurationRevisions.miniProgramId, miniProgramId))
    .orderBy(desc(configurationRevisions.revision))
    .limit(1);
  await db.insert(configurationRevisions).values({
    ...{ miniProgramId, changedBy, testers },
    revision: (last?.revision ?? 0) + 1,
    serverDomains: [],
    h5Domains: [],
    changedAt: testNow,
  });
}

/** Takes a step; one that is refused leaves the rest of the sequence as it was, and no entry of a thing that was done. */
async function taken(
  ctx: Ctx,
  program: Program,
  act: Act,
  choice: Choice,
  { versions: known, hasTesters }: Model,
  isOpen: boolean,
): Promise<boolean> {
  const uploader = { id: ctx.actor.personId };
  if (act === "upload") {
    // Uploading itself is another test's; here it is a row.
    const more = { jsapis: ["findPlace"], releaseNote: "News" };
    if (isOpen) await addVersion(ctx.db, program, uploader, numberOf(known.length), more);
    return isOpen;
  }
  if (act === "setTesters") {
    if (isOpen) await setTesters(ctx.db, program.id, uploader.id, hasTesters ? [] : ["tester-1"]);
    return isOpen;
  }
  try {
    await ctx.db.transaction((db) => operations[act]({ ...ctx, db }, program, choice));
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function holds(db: Db, id: string, expected: Model): Promise<void> {
  // What the database checks at a commit it checks now.
  await db.execute(sql`set constraints all immediate`);
  await db.execute(sql`set constraints all deferred`);
  const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  const found = await db.select().from(versions).where(eq(versions.miniProgramId, id)).orderBy(asc(versions.position));
  const released = expected.versions.findIndex(({ state }) => state === "released");
  expect({
    program: program?.state,
    releasedVersion: program?.releasedVersion,
    versions: found.map(({ state, share, isPaused }) => ({ state, share, isPaused })),
  }).toEqual({
    program: expected.program,
    releasedVersion: released === -1 ? null : numberOf(released),
    versions: expected.versions.map(({ state, share, isPaused }) => ({ state, share, isPaused })),
  });
  const open = await db.select().from(approvalRequests).where(eq(approvalRequests.miniProgramId, id));
  const waiting = open.filter(({ category, state }) => category === "publish" && state === "in_review");
  expect(waiting.map(({ subject }) => subject)).toEqual(
    expected.versions.flatMap(({ state }, at) => (state === "in_review" ? [numberOf(at)] : [])),
  );
}

test("each step of a version is kept with who took it, when and why, and stands in the audit log once", () =>
  database.withRollback(async (db) => {
    const { program, ctxs } = await begin(db);
    let expected: Model = {
      program: "created",
      isSuspended: false,
      removal: null,
      hasMaps: false,
      hasTesters: false,
      versions: [],
    };
    for (const { act, ...choice } of everyStep) {
      await taken(ctxs[choice.who], program, act, choice, expected, true);
      expected = model[act].then(expected, choice);
    }
    const steps = await db.select().from(versionSteps).where(eq(versionSteps.number, "1.1.0")).orderBy(versionSteps.id);
    expect(steps.map(({ event, share }) => (share === null ? event : `${event} ${share}`))).toEqual([
      ...["submitted", "withdrawn", "submitted", "rejected", "submitted", "approved"],
      ...["grayscale_started 10", "share_raised 50", "paused", "resumed", "published", "replaced"],
    ]);
    expect(steps.filter(({ personId }) => personId === null)).toEqual([]);
    expect(steps.find(({ event }) => event === "rejected")?.words).toBe("Not so.");
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.miniProgramId, program.id));
    const events = entries.map(({ event }) => event).filter((event) => event.startsWith("version."));
    expect(events.filter((event) => event === "version.submitted")).toHaveLength(5);
    expect(events.filter((event) => event === "version.published")).toHaveLength(2);
    expect(events.filter((event) => event === "version.rolled_back")).toHaveLength(1);
  }));
