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
import { addRemovalRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { people, miniPrograms } = await smallWorld(database.db);
const { latte } = miniPrograms;
const [first, second, gate] = [database.another(), database.another(), database.another()];
const [admin, reviewer, applicant] = await Promise.all(
  [people.admin, people.reviewer, people.cafeAdmin].map((person) => actorOf(database.db, person)),
);

type Contender = (db: Db, number: number) => Promise<void>;
type Outcome = Extract<RequestState, "approved" | "rejected" | "withdrawn">;

const as = (db: Db, actor: Ctx["actor"] | undefined): Ctx => {
  if (!actor) throw new Error("Nobody acts.");
  return { db, actor, now: () => testNow, outreach: testOutreach };
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

/** One decision, one effect, one entry; the other is told by name. Every other time both meet at a barrier first. */
async function meet(
  contenders: [Contender, Contender],
  ends: [[string, Outcome], [string, Outcome]],
  isHeld: boolean,
): Promise<{ winner: number; waited: boolean }> {
  const number = await addRemovalRequest(database.db, latte, people.cafeAdmin);
  const { results, waited } = await race(contenders, number, isHeld);
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
  return { winner, waited };
}

async function race([one, other]: [Contender, Contender], number: number, isHeld: boolean) {
  const start = () => Promise.allSettled([one(first.db, number), other(second.db, number)]);
  if (!isHeld) return { results: await start(), waited: false };
  const client = await gate.pool.connect();
  try {
    await client.query("begin");
    await client.query("select 1 from mini_programs where id = $1 for no key update", [latte.id]);
    let isOver = false;
    const running = start().finally(() => {
      isOver = true;
    });
    let both = false;
    while (!isOver && !both) both = (await waiting()) === 2;
    await client.query("commit");
    return { results: await running, waited: both };
  } finally {
    client.release();
  }
}

async function waiting(): Promise<number | undefined> {
  const { rows } = await database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count;
}

async function again(times: number, contenders: [Contender, Contender], ends: Parameters<typeof meet>[1]) {
  const wins = [0, 0];
  let waited = 0;
  for (let round = 0; round < times; round++) {
    const held = round % 2 === 0;
    const turned = round % 4 > 1;
    const met = await meet(
      turned ? [contenders[1], contenders[0]] : contenders,
      turned ? [ends[1], ends[0]] : ends,
      held,
    );
    if (met.waited) waited += 1;
    const who = turned ? 1 - met.winner : met.winner;
    wins[who] = (wins[who] ?? 0) + 1;
  }
  expect(waited, "met at the barrier").toBe(times / 2);
  expect(
    wins.every((won) => won > 0),
    "each of both won at times",
  ).toBe(true);
}

test("of two approvers at the same moment one decides, and the other is told who did, 500 times", async () => {
  await again(
    500,
    [approves(admin), approves(reviewer)],
    [
      ["Ada Admin", "approved"],
      ["Rosa Reviewer", "approved"],
    ],
  );
}, 180_000);

test("one approves and one rejects at the same moment: one of both counts, 200 times", async () => {
  await again(
    200,
    [approves(admin), rejects(reviewer)],
    [
      ["Ada Admin", "approved"],
      ["Rosa Reviewer", "rejected"],
    ],
  );
});

test("an approver and a withdrawing applicant at the same moment: one of both counts, 500 times", async () => {
  await again(
    500,
    [approves(reviewer), withdraws],
    [
      ["Rosa Reviewer", "approved"],
      ["Carla Cafe", "withdrawn"],
    ],
  );
}, 180_000);
