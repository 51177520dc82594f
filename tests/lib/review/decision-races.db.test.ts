import { count, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, auditEntries, removals } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import type { RequestState } from "@/lib/vocabulary";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { miniProgramRace } from "@/tests/support/mini-program-race";
import { addRemovalRequest } from "@/tests/support/requests";
import { raceRounds } from "@/tests/support/rounds";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { people, miniPrograms } = await smallWorld(database.db);
const { latte } = miniPrograms;
const [admin, reviewer, applicant] = await Promise.all(
  [people.admin, people.reviewer, people.cafeAdmin].map((person) => actorOf(database.db, person)),
);

type Contender = (db: Db, number: number) => Promise<void>;
type Outcome = Extract<RequestState, "approved" | "rejected" | "withdrawn">;

const as = (db: Db, actor: Ctx["actor"] | undefined): Ctx => {
  if (!actor) throw new Error("Nobody acts.");
  return { db, actor, now: () => testNow, outreach: testOutreach, scanForViruses: null };
};
const approves =
  (actor: typeof admin): Contender =>
  (db, number) =>
    approveRequest(as(db, actor), { number, comment: "" });
const rejects =
  (actor: typeof admin): Contender =>
  (db, number) =>
    rejectRequest(as(db, actor), { number, reason: "No." });
const withdraws: Contender = (db, number) => withdrawRequest(as(db, applicant), { number });

type Ends = [[string, Outcome], [string, Outcome]];

/** One decision, one effect, one entry; the other is told by name. Answers who decided. */
async function meet(
  race: ReturnType<typeof miniProgramRace>,
  [one, other]: [Contender, Contender],
  ends: Ends,
): Promise<number> {
  const number = await addRemovalRequest(database.db, latte, people.cafeAdmin);
  const results = await race.once(latte, [(db) => one(db, number), (db) => other(db, number)]);
  const winner = results.findIndex(({ status }) => status === "fulfilled");
  const loser = results[1 - winner];
  const [name, state] = ends[winner === 0 ? 0 : 1];
  expect(loser?.status === "rejected" && (loser.reason as unknown)).toMatchObject({
    kind: "conflict",
    message: `${name} has ${state} this request already. Request #${number} stays as it is.`,
  });
  const [[request], hanging, [entries]] = await Promise.all([
    database.db
      .select({ state: approvalRequests.state })
      .from(approvalRequests)
      .where(eq(approvalRequests.number, number)),
    database.db.select().from(removals).where(eq(removals.requestNumber, number)),
    database.db
      .select({ count: count() })
      .from(auditEntries)
      .where(sql`${auditEntries.details} ->> 'request' = ${`#${number}`}`),
  ]);
  expect(request).toEqual({ state });
  expect(hanging).toMatchObject([
    state === "approved" ? { approvedAt: testNow, ending: null } : { approvedAt: null, ending: state },
  ]);
  expect(entries).toEqual({ count: 1 });
  await database.db.delete(removals);
  return winner;
}

async function again(contenders: [Contender, Contender], ends: Ends) {
  const race = miniProgramRace(database);
  const winners = new Set<number>();
  for (let round = 0; round < raceRounds; round++) winners.add(await meet(race, contenders, ends));
  expect(race.waited(), "met at the barrier").toBe(raceRounds / 2);
  expect(winners, "each of both won at times").toEqual(new Set([0, 1]));
}

test("of two approvers at the same moment one decides, and the other is told who did", async () => {
  await again(
    [approves(admin), approves(reviewer)],
    [
      ["Ada Admin", "approved"],
      ["Rosa Reviewer", "approved"],
    ],
  );
});

test("one approves and one rejects at the same moment: one of both counts", async () => {
  await again(
    [approves(admin), rejects(reviewer)],
    [
      ["Ada Admin", "approved"],
      ["Rosa Reviewer", "rejected"],
    ],
  );
});

test("an approver and a withdrawing applicant at the same moment: one of both counts", async () => {
  await again(
    [approves(reviewer), withdraws],
    [
      ["Rosa Reviewer", "approved"],
      ["Carla Cafe", "withdrawn"],
    ],
  );
});
