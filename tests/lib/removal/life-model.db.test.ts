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
import type { MiniProgramState } from "@/lib/vocabulary";
import { ctxOf, testOutreach } from "@/tests/support/actors";
import { addFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMember, addMemberOf, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const dayInMs = 86_400_000;

const people = ["admin", "reviewer", "owner", "developer", "stranger"] as const;
type PersonName = (typeof people)[number];

// The specification once more, as plainly as it can be said; it shares nothing with lib.
type Model = {
  state: MiniProgramState | "gone";
  before: MiniProgramState | null;
  removal: { by: PersonName; approvedOn: number | null } | null;
  isSuspended: boolean;
  /** What it has of "maps", which is direct, and "pay", which needs activation. */
  features: ("maps" | "pay")[];
  /** Who applied for "pay". */
  activation: PersonName | null;
  isPayInCatalog: boolean;
  deletedOn: number;
  day: number;
};

const runs = (who: PersonName) => who === "admin" || who === "owner";
const isLive = ({ state }: Model) => state === "created" || state === "released";
const inReview = ({ removal }: Model) => removal?.approvedOn === null;
const counts = ({ removal, day }: Model) =>
  removal !== null && removal.approvedOn !== null && day < removal.approvedOn + 30;
const decides = (who: PersonName, model: Model) =>
  (who === "admin" || who === "reviewer") && inReview(model) && model.removal?.by !== who;

const standsFor = (who: PersonName, { state }: Model) => runs(who) && state !== "deleted" && state !== "gone";
const judges = (who: PersonName, { activation }: Model) =>
  (who === "admin" || who === "reviewer") && activation !== null && activation !== who;
const has = ({ features }: Model, feature: "maps" | "pay") => features.includes(feature);
const without = ({ features }: Model, gone: "maps" | "pay") => features.filter((feature) => feature !== gone);

type Step = {
  may: (model: Model, who: PersonName) => boolean;
  then: (model: Model, who: PersonName) => Partial<Model>;
};

const model = {
  request: {
    may: (m, who) => runs(who) && isLive(m) && m.removal === null,
    then: (_, who) => ({ removal: { by: who, approvedOn: null } }),
  },
  approve: {
    may: (m, who) => decides(who, m),
    then: (m) => ({ removal: m.removal && { ...m.removal, approvedOn: m.day } }),
  },
  reject: { may: (m, who) => decides(who, m), then: () => ({ removal: null }) },
  withdraw: { may: (m, who) => runs(who) && inReview(m), then: () => ({ removal: null }) },
  giveUp: { may: (m, who) => runs(who) && counts(m), then: () => ({ removal: null }) },
  execute: {
    may: (m, who) => runs(who) && counts(m),
    then: () => ({ removal: null, activation: null, state: "archived" }),
  },
  suspend: { may: (m, who) => who === "admin" && isLive(m) && !m.isSuspended, then: () => ({ isSuspended: true }) },
  resume: {
    may: (m, who) => who === "admin" && m.isSuspended && (isLive(m) || m.state === "archived"),
    then: () => ({ isSuspended: false }),
  },
  delete: {
    may: (m, who) => runs(who) && (m.state === "created" || m.state === "archived"),
    then: (m) => ({
      removal: null,
      activation: null,
      state: "deleted",
      before: m.state as MiniProgramState,
      deletedOn: m.day,
    }),
  },
  restore: {
    may: (m, who) => who === "admin" && m.state === "deleted" && m.day < m.deletedOn + 7,
    then: (m) => ({ state: m.before ?? "created", before: null }),
  },
  addMaps: {
    may: (m, who) => standsFor(who, m) && !has(m, "maps"),
    then: (m) => ({ features: [...m.features, "maps"] }),
  },
  deleteMaps: {
    may: (m, who) => standsFor(who, m) && has(m, "maps"),
    then: (m) => ({ features: without(m, "maps") }),
  },
  addPayAtOnce: { may: () => false, then: () => ({}) },
  applyForPay: {
    may: (m, who) => standsFor(who, m) && m.isPayInCatalog && !has(m, "pay") && m.activation === null,
    then: (_, who) => ({ activation: who }),
  },
  approvePay: {
    may: (m, who) => judges(who, m),
    then: (m) => ({ activation: null, features: [...m.features, "pay"] }),
  },
  rejectPay: { may: (m, who) => judges(who, m), then: () => ({ activation: null }) },
  withdrawPay: { may: (m, who) => runs(who) && m.activation !== null, then: () => ({ activation: null }) },
  deletePay: {
    may: (m, who) => standsFor(who, m) && has(m, "pay"),
    then: (m) => ({ features: without(m, "pay") }),
  },
  // Of what is deleted and may come back the features are kept, and the catalog keeps them too.
  takePayFromCatalog: {
    may: (m, who) => who === "admin" && m.isPayInCatalog && !has(m, "pay"),
    then: () => ({ isPayInCatalog: false, activation: null }),
  },
} satisfies Record<string, Step>;
type Act = keyof typeof model;

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

const step = fc.oneof(
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
  const done = new Map<Act, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("created", "released"),
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
              if (isOpen) done.set(act, (done.get(act) ?? 0) + 1);
            }
            await holds(db, program.id, expected);
          }
        }),
    ),
    { numRuns: 60 },
  );
  // Each step was really taken, not only refused; but the one that nobody ever takes.
  const taken = Object.keys(model).filter((act) => act !== "addPayAtOnce");
  expect([...done.keys()].toSorted()).toEqual(taken.toSorted());
}, 300_000);

/** What the console itself does as days pass. */
function passed(then: Model): Model {
  const isOver = then.removal !== null && then.removal.approvedOn !== null && !counts(then);
  const isPurged = then.state === "deleted" && then.day >= then.deletedOn + 7;
  return {
    ...then,
    removal: isOver ? null : then.removal,
    state: isPurged ? "gone" : then.state,
    features: isPurged ? [] : then.features,
  };
}

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
  }).toEqual({
    state: expected.state,
    before: expected.state === "gone" ? null : expected.before,
    hasVersion: expected.state === "released",
    removal: expected.removal ? [expected.removal.approvedOn !== null] : [],
    waiting: [...(expected.activation ? ["feature_activation"] : []), ...(inReview(expected) ? ["removal"] : [])],
    features: expected.features.toSorted(),
    isSuspended: expected.isSuspended && expected.state !== "gone",
  });
}
