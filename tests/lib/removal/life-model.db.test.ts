import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, miniProgramFeatures, miniPrograms, removals, suspensions } from "@/db/schema";
import { deleteFeature as deleteFromCatalog } from "@/lib/catalog/delete-feature";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { addFeatures } from "@/lib/feature/add-features";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { resumeMiniProgram } from "@/lib/mini-program/resume-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import { lapseRemovals } from "@/lib/removal/lapse-removals";
import { purgeDeleted } from "@/lib/removal/purge-deleted";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { ctxOf, testOutreach } from "@/tests/support/actors";
import { addFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { modelRuns } from "@/tests/support/rounds";
import { smallWorld } from "@/tests/support/small-world";
import { addMember, addMemberOf, testNow } from "@/tests/support/world";
import { inReview, model, passed, people, type Act, type Model, type PersonName } from "./life-model";

const database = await freshDatabase();
const dayInMs = 86_400_000;

type Target = { id: string; name: string };

type Numbers = { request: number; applyForPay: number };

const operations: Record<Act, (ctx: Ctx, program: Target, numbers: Numbers) => Promise<unknown>> = {
  request: (ctx, { id }) => requestRemoval(ctx, { id, reason: "Closed" }),
  approve: (ctx, _, { request }) => approveRequest(ctx, { number: request, comment: "" }),
  reject: (ctx, _, { request }) => rejectRequest(ctx, { number: request, reason: "Not now." }),
  withdraw: (ctx, _, { request }) => withdrawRequest(ctx, { number: request }),
  giveUp: (ctx, { id }) => giveUpRemoval(ctx, { id }),
  execute: (ctx, { id, name }) => executeRemoval(ctx, { id, typedName: name }),
  suspend: (ctx, { id }) => suspendMiniProgram(ctx, { id, reason: "Fraud", request: null }),
  resume: (ctx, { id }) => resumeMiniProgram(ctx, { id, reason: "Mended" }),
  delete: (ctx, { id, name }) => deleteForGood(ctx, { id, typedName: name }),
  restore: (ctx, { id }) => restoreMiniProgram(ctx, { id }),
  addMaps: (ctx, { id }) => addFeatures(ctx, { id, features: ["maps"] }),
  deleteMaps: (ctx, { id }) => deleteFeature(ctx, { id, key: "maps" }),
  addPayAtOnce: (ctx, { id }) => addFeatures(ctx, { id, features: ["pay"] }),
  applyForPay: (ctx, { id }) => applyForFeature(ctx, { id, key: "pay", reason: "To sell" }),
  approvePay: (ctx, _, { applyForPay }) => approveRequest(ctx, { number: applyForPay, comment: "" }),
  rejectPay: (ctx, _, { applyForPay }) => rejectRequest(ctx, { number: applyForPay, reason: "Not now." }),
  withdrawPay: (ctx, _, { applyForPay }) => withdrawRequest(ctx, { number: applyForPay }),
  deletePay: (ctx, { id }) => deleteFeature(ctx, { id, key: "pay" }),
  takePayFromCatalog: (ctx) => deleteFromCatalog(ctx, { key: "pay" }),
};

const often = (Object.keys(model) as Act[]).filter((act) => act !== "takePayFromCatalog");

type Step = { act: Act; who: PersonName } | { days: number };
const by = (who: PersonName, ...acts: Act[]): Step[] => acts.map((act) => ({ act, who }));

/** Which steps are taken at random is chance; in these sequences each is. */
const everyStep: [start: "created" | "released", steps: Step[]][] = [
  [
    "released",
    [
      ...by("owner", "request", "withdraw", "request"),
      ...by("reviewer", "reject"),
      ...by("owner", "request"),
      ...by("reviewer", "approve"),
      ...by("owner", "giveUp", "addMaps", "deleteMaps", "applyForPay"),
      ...by("reviewer", "rejectPay"),
      ...by("owner", "applyForPay", "withdrawPay", "applyForPay"),
      ...by("admin", "approvePay", "suspend", "resume"),
      ...by("owner", "deletePay", "request"),
      ...by("admin", "takePayFromCatalog", "approve"),
      ...by("owner", "execute", "delete"),
      ...by("admin", "restore"),
    ],
  ],
  [
    "created",
    [
      ...by("owner", "request"),
      ...by("admin", "approve"),
      ...[{ days: 29 }, { days: 1 }],
      ...by("owner", "execute", "addMaps", "delete"),
      ...[{ days: 6 }, { days: 1 }],
      ...by("admin", "restore"),
    ],
  ],
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      // The catalog loses "pay" once and for all, so seldom.
      act: fc.constantFrom(...often, ...often, ...often, "takePayFromCatalog" as const),
      // Those who may do most come most often, so that a sequence gets somewhere.
      who: fc.constantFrom<PersonName>(
        "admin",
        "admin",
        "owner",
        "owner",
        "reviewer",
        "reviewer",
        "developer",
        "stranger",
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ days: fc.constantFrom(1, 6, 7, 29, 30) }) },
);

test("whatever five people do to a mini program, in whatever order, it lives as the specification says", async () => {
  const done = new Set<Act>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("created" as const, "released" as const),
      fc.array(step, { minLength: 40, maxLength: 110, size: "max" }),
      (start, steps) =>
        database.withRollback(async (db) => {
          const world = await smallWorld(db);
          const program = start === "created" ? world.miniPrograms.bill : world.miniPrograms.tram;
          const developer = await addMemberOf(db, world.workspaces.superApp, "workspace_developer", "Deb Developer");
          await addMember(db, program, developer, "developer");
          const owner = start === "created" ? world.people.builder : world.people.tramAdmin;
          const who = { ...world.people, owner, developer, stranger: world.people.newcomer };
          const ctxs = {} as Record<PersonName, Ctx>;
          for (const name of people) ctxs[name] = await ctxOf(db, who[name]);
          const jsapis = ["findPlace", "trackPlace"];
          await addFeature(db, world.people.builder, { key: "pay", name: "Payment", access: "activation", jsapis });
          const fresh = { before: null, removal: null, isSuspended: false, deletedOn: 0, day: 0 };
          const ofFeatures = { features: [], activation: null, isPayInCatalog: true };
          let expected: Model = { state: start, ...fresh, ...ofFeatures };
          const numbers: Numbers = { request: 0, applyForPay: 0 };
          for (const one of steps) {
            const now = () => new Date(testNow.getTime() + expected.day * dayInMs);
            if ("days" in one) {
              expected = passed({ ...expected, day: expected.day + one.days });
              await lapseRemovals({ db, now, outreach: testOutreach });
              await purgeDeleted({ db, now });
            } else {
              const { act, who } = one;
              const isOpen = model[act].may(expected, who);
              const result = await attempt(db, (db) => operations[act]({ ...ctxs[who], db, now }, program, numbers));
              expect({ ...one, isDone: result.isDone }).toEqual({ ...one, isDone: isOpen });
              if (isOpen) expected = { ...expected, ...model[act].then(expected, who) };
              if (isOpen && (act === "request" || act === "applyForPay")) {
                numbers[act] = (result.value as { number: number }).number;
              }
              if (isOpen) done.add(act);
            }
            await holds(db, program.id, expected);
          }
        }),
    ),
    { numRuns: modelRuns + everyStep.length, examples: everyStep },
  );
  // Each step was really taken, not only refused; but the one that nobody ever takes.
  const taken = Object.keys(model).filter((act) => act !== "addPayAtOnce");
  expect([...done].toSorted()).toEqual(taken.toSorted());
});

/** A step that is refused leaves the rest of the sequence as it was. */
async function attempt(db: Db, work: (db: Db) => Promise<unknown>): Promise<{ isDone: boolean; value?: unknown }> {
  try {
    return { isDone: true, value: await db.transaction(work) };
  } catch (error) {
    if (error instanceof DomainError) return { isDone: false };
    throw error;
  }
}

async function holds(db: Db, id: string, expected: Model): Promise<void> {
  const [row] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  const ofIt = eq(removals.miniProgramId, id);
  const underWay = (await db.select().from(removals).where(ofIt)).filter(({ endedAt }) => endedAt === null);
  const braked = await db.select().from(suspensions).where(eq(suspensions.miniProgramId, id));
  const waiting = await db
    .select()
    .from(approvalRequests)
    .where(and(eq(approvalRequests.miniProgramId, id), eq(approvalRequests.state, "in_review")));
  const given = await db.select().from(miniProgramFeatures).where(eq(miniProgramFeatures.miniProgramId, id));
  expect({
    state: row?.state ?? "gone",
    before: row?.stateBeforeDeletion ?? null,
    hasVersion: row?.releasedVersion !== null && row !== undefined,
    removal: underWay.map(({ lapsesAt }) => lapsesAt !== null),
    waiting: waiting.map(({ category }) => category).toSorted(),
    features: given.map(({ featureKey }) => featureKey).toSorted(),
    isSuspended: braked.some(({ resumedAt }) => resumedAt === null),
    hasNextStep: row?.hasNextStep ?? false,
  }).toEqual({
    state: expected.state,
    before: expected.state === "gone" ? null : expected.before,
    hasVersion: expected.state === "released",
    removal: expected.removal ? [expected.removal.approvedOn !== null] : [],
    waiting: [...(expected.activation ? ["feature_activation"] : []), ...(inReview(expected) ? ["removal"] : [])],
    features: expected.features.toSorted(),
    isSuspended: expected.isSuspended && expected.state !== "gone",
    // It has no version that waits.
    hasNextStep: expected.state !== "gone" && (expected.removal?.approvedOn ?? null) !== null,
  });
}
