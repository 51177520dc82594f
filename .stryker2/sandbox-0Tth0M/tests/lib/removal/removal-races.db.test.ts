import { and, asc, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { approvalRequests, auditEntries, miniPrograms, removals, suspensions } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import { lapseRemovals } from "@/lib/removal/lapse-removals";
import { purgeDeleted } from "@/lib/removal/purge-deleted";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { approveRequest } from "@/lib/review/approve-request";
import { ctxOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { miniProgramRace } from "@/tests/support/mini-program-race";
import type { Contender } from "@/tests/support/race";
import { smallWorld } from "@/tests/support/small-world";
import { addMember, addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);
const dayInMs = 86_400_000;
const rounds = 40;

// Each race is on rows of its own, committed, by two connections.
const connections = [database.another(), database.another()] as const;
const [owner, admin, reviewer] = [
  await ctxOf(connections[0].db, people.tramAdmin),
  await ctxOf(connections[0].db, people.admin),
  await ctxOf(connections[1].db, people.reviewer),
];

type Outcome = { done: number; told: string[] };

function outcomeOf(settled: PromiseSettledResult<unknown>[]): Outcome {
  const reasons = settled.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  for (const reason of reasons) expect(reason).toBeInstanceOf(DomainError);
  return { done: settled.length - reasons.length, told: reasons.map((reason) => String((reason as Error).message)) };
}

/** Both at once; in every second round the other one is asked first. */
async function atOnce(round: number, one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<Outcome> {
  const both = round % 2 === 0 ? [one, other] : [other, one];
  return outcomeOf(await Promise.allSettled(both.map((run) => run())));
}

const { once, waited } = miniProgramRace(database);

const raceFor = async (program: { id: string }, one: Contender, other: Contender): Promise<Outcome> =>
  outcomeOf(await once(program, [one, other]));

const by =
  (ctx: Ctx, act: (ctx: Ctx) => Promise<unknown>): Contender =>
  (db) =>
    act({ ...ctx, db });

const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, now: () => new Date(testNow.getTime() + ms) });

let made = 0;

async function aMiniProgram(state: "created" | "released" = "released") {
  const name = `Race ${++made}`;
  const program = await addMiniProgram(database.db, workspaces.trams, people.tramAdmin, { name, state });
  await addMember(database.db, program, people.tramAdmin, "developer_admin");
  return program;
}

async function anApproved(state: "created" | "released" = "released") {
  const program = await aMiniProgram(state);
  const { number } = await requestRemoval(owner, { id: program.id, reason: "Closed" });
  await approveRequest(reviewer, { number, comment: "" });
  return { ...program, number };
}

async function aDeleted() {
  const program = await aMiniProgram("created");
  await deleteForGood(owner, { id: program.id, typedName: program.name });
  return program;
}

async function traceOf({ id }: { id: string }) {
  const entries = await database.db
    .select({ event: auditEntries.event })
    .from(auditEntries)
    .where(eq(auditEntries.miniProgramId, id))
    .orderBy(asc(auditEntries.position));
  return entries.map(({ event }) => event);
}

const rowOf = async ({ id }: { id: string }) =>
  (await database.db.select().from(miniPrograms).where(eq(miniPrograms.id, id)))[0];

const openRemovals = ({ id }: { id: string }) =>
  database.db
    .select()
    .from(removals)
    .where(and(eq(removals.miniProgramId, id), isNull(removals.endedAt)));

/** In every second one both are held at the mini program, in the others they run as they come. */
async function everyRace(run: () => Promise<void>) {
  for (let round = 0; round < 2 * rounds; round++) await run();
}

async function everyRound(run: (round: number) => Promise<void>) {
  for (let round = 0; round < rounds; round++) await run(round);
}

describe("two people at once", () => {
  test("a removal asked for twice is asked for once, and the other reads which request it is", () =>
    everyRace(async () => {
      const program = await aMiniProgram();
      const ask = (ctx: Ctx) => requestRemoval(ctx, { id: program.id, reason: "Closed" });
      const { done, told } = await raceFor(program, by(owner, ask), by(owner, ask));
      expect(done).toBe(1);
      expect(told).toEqual([expect.stringMatching(/^Its removal is in review: request #\d+\.$/)]);
      expect(await openRemovals(program)).toHaveLength(1);
      expect(await traceOf(program)).toEqual(["request.opened"]);
    }));

  test("a removal carried out twice is carried out once", () =>
    everyRace(async () => {
      const program = await anApproved();
      const run = (ctx: Ctx) => executeRemoval(ctx, { id: program.id, typedName: program.name });
      expect((await raceFor(program, by(owner, run), by(owner, run))).done).toBe(1);
      expect((await traceOf(program)).filter((event) => event === "mini_program.removed")).toHaveLength(1);
      expect(await rowOf(program)).toMatchObject({ state: "archived", releasedVersion: null });
    }));

  test("a removal carried out and given up at once ends one way", () =>
    everyRace(async () => {
      const program = await anApproved();
      const { done } = await raceFor(
        program,
        by(owner, (ctx) => executeRemoval(ctx, { id: program.id, typedName: program.name })),
        by(owner, (ctx) => giveUpRemoval(ctx, { id: program.id })),
      );
      expect(done).toBe(1);
      const [removal] = await database.db.select().from(removals).where(eq(removals.miniProgramId, program.id));
      const state = removal?.ending === "carried_out" ? "archived" : "released";
      expect(await rowOf(program)).toMatchObject({ state });
    }));

  test("one deleted while its removal is approved: no request stays open, and no removal", () =>
    everyRace(async () => {
      const program = await aMiniProgram("created");
      const { number } = await requestRemoval(owner, { id: program.id, reason: "Closed" });
      const { done } = await raceFor(
        program,
        by(owner, (ctx) => deleteForGood(ctx, { id: program.id, typedName: program.name })),
        by(reviewer, (ctx) => approveRequest(ctx, { number, comment: "" })),
      );
      expect(done).toBeGreaterThan(0);
      expect(await rowOf(program)).toMatchObject({ state: "deleted" });
      expect(await openRemovals(program)).toEqual([]);
      const [request] = await database.db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
      expect(["approved", "withdrawn"]).toContain(request?.state);
      expect((await traceOf(program)).length).toBe(3);
    }));

  test("one deleted while its removal is asked for: nothing is left waiting for what is gone", () =>
    everyRace(async () => {
      const program = await aMiniProgram("created");
      await raceFor(
        program,
        by(owner, (ctx) => deleteForGood(ctx, { id: program.id, typedName: program.name })),
        by(owner, (ctx) => requestRemoval(ctx, { id: program.id, reason: "Closed" })),
      );
      expect(await rowOf(program)).toMatchObject({ state: "deleted" });
      expect(await openRemovals(program)).toEqual([]);
      const open = await database.db
        .select()
        .from(approvalRequests)
        .where(and(eq(approvalRequests.miniProgramId, program.id), eq(approvalRequests.state, "in_review")));
      expect(open).toEqual([]);
    }));

  test("one restored twice is restored once", () =>
    everyRace(async () => {
      const program = await aDeleted();
      const run = (ctx: Ctx) => restoreMiniProgram(ctx, { id: program.id });
      expect((await raceFor(program, by(admin, run), by(admin, run))).done).toBe(1);
      expect(await traceOf(program)).toEqual(["mini_program.deleted", "mini_program.restored"]);
    }));

  test("one suspended twice is suspended once, and the other reads by whom", () =>
    everyRace(async () => {
      const program = await aMiniProgram();
      const run = (ctx: Ctx) => suspendMiniProgram(ctx, { id: program.id, reason: "Fraud", request: null });
      const { done, told } = await raceFor(program, by(admin, run), by(admin, run));
      expect(done).toBe(1);
      expect(told).toEqual(["Ada Admin has suspended it. A Workspace Admin can resume it."]);
      const found = await database.db.select().from(suspensions).where(eq(suspensions.miniProgramId, program.id));
      expect(found).toHaveLength(1);
    }));

  test("and both really came to the same mini program in half of these rounds", () => {
    expect(waited()).toBe(7 * rounds);
  });
});

describe("the jobs of several consoles", () => {
  const jobsAt = (ms: number) =>
    connections.map(({ db }) => ({ db, now: () => new Date(testNow.getTime() + ms), outreach: testOutreach }));

  test("purge each mini program once", () =>
    everyRound(async () => {
      const programs = [await aDeleted(), await aDeleted(), await aDeleted()];
      const purged = await Promise.all(jobsAt(7 * dayInMs).map((jobs) => purgeDeleted(jobs)));
      expect(purged.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(programs.length);
      for (const program of programs) {
        expect(await rowOf(program)).toBeUndefined();
        expect(await traceOf(program)).toEqual(["mini_program.deleted", "mini_program.purged"]);
      }
    }));

  test("let each removal lapse once", () =>
    everyRound(async () => {
      const programs = [await anApproved(), await anApproved()];
      await Promise.all(jobsAt(30 * dayInMs).map((jobs) => lapseRemovals(jobs)));
      // One that the other console held is for the next time.
      await Promise.all(jobsAt(30 * dayInMs).map((jobs) => lapseRemovals(jobs)));
      for (const program of programs) {
        expect((await traceOf(program)).filter((event) => event === "mini_program.removal_lapsed")).toHaveLength(1);
        expect(await openRemovals(program)).toEqual([]);
      }
    }));

  test("purge or let somebody restore, never both", () =>
    everyRound(async (round) => {
      const program = await aDeleted();
      const [, job] = jobsAt(7 * dayInMs);
      if (!job) throw new Error("There are two connections.");
      const justInTime = later(admin, 7 * dayInMs - 1);
      const restore = () => restoreMiniProgram(justInTime, { id: program.id });
      await atOnce(round, restore, () => purgeDeleted(job));
      const trace = await traceOf(program);
      const row = await rowOf(program);
      expect(trace.slice(1)).toEqual(row ? ["mini_program.restored"] : ["mini_program.purged"]);
      if (row) expect(row.state).toBe("created");
    }));

  test("let a removal lapse or somebody carry it out, never both", () =>
    everyRound(async (round) => {
      const program = await anApproved();
      const [, job] = jobsAt(30 * dayInMs);
      if (!job) throw new Error("There are two connections.");
      const justInTime = later(owner, 30 * dayInMs - 1);
      const run = () => executeRemoval(justInTime, { id: program.id, typedName: program.name });
      await atOnce(round, run, () => lapseRemovals(job));
      await lapseRemovals(job);
      const ended = (await traceOf(program)).slice(2);
      const row = await rowOf(program);
      expect(ended).toEqual([row?.state === "archived" ? "mini_program.removed" : "mini_program.removal_lapsed"]);
    }));
});
