import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests } from "@/db/schema";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { openRequest } from "@/lib/request/parts/open-request";
import type { Snapshot } from "@/lib/request/snapshot";
import { vanishRequests } from "@/lib/request/parts/vanish-requests";
import { auditTrace } from "@/tests/support/audit-trace";
import { addRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
type Values = Partial<typeof approvalRequests.$inferInsert>;

/** Writes past every operation, and answers with the name of the check that refused it. */
async function written(values: (people: SmallWorld["people"]) => Values): Promise<string | null> {
  return database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const number = await addRequest(db, miniPrograms.latte, people.admin, { involved: [people.builder.id] });
    const set = { closedAt: testNow, ...values(people) };
    return refusedBy(db, (tx) => tx.update(approvalRequests).set(set).where(eq(approvalRequests.number, number)));
  });
}

async function refusedBy(db: Db, write: (db: Db) => Promise<unknown>): Promise<string | null> {
  try {
    await db.transaction((tx) => write(tx));
    return null;
  } catch (error) {
    const { cause } = error as { cause?: { constraint?: string } };
    return cause?.constraint ?? String(error);
  }
}

const fourEyes = "approval_requests_four_eyes";

test.each<[string, (people: SmallWorld["people"]) => Values, string | null]>([
  ["somebody else approves", ({ reviewer }) => ({ state: "approved", closedBy: reviewer.id }), null],
  ["the applicant approves", ({ admin }) => ({ state: "approved", closedBy: admin.id }), fourEyes],
  ["the uploader approves", ({ builder }) => ({ state: "approved", closedBy: builder.id }), fourEyes],
  ["the applicant rejects", ({ admin }) => ({ state: "rejected", closedBy: admin.id, comment: "No." }), fourEyes],
  [
    "the applicant approves, marked, without a comment",
    ({ admin }) => ({ state: "approved", closedBy: admin.id, isSelfApproved: true }),
    fourEyes,
  ],
  [
    "the applicant approves, marked, with a comment",
    ({ admin }) => ({ state: "approved", closedBy: admin.id, isSelfApproved: true, comment: "Alone." }),
    null,
  ],
  [
    "somebody else is marked as self-approving",
    ({ reviewer }) => ({ state: "approved", closedBy: reviewer.id, isSelfApproved: true, comment: "So." }),
    "approval_requests_self_approved_by_one_involved",
  ],
  [
    "it is rejected without a reason",
    ({ reviewer }) => ({ state: "rejected", closedBy: reviewer.id }),
    "approval_requests_rejected_with_reason",
  ],
  ["it is approved by nobody", () => ({ state: "approved" }), "approval_requests_decided_by_somebody"],
  ["it is open and closed", () => ({}), "approval_requests_closed_once"],
  ["its applicant withdraws it", ({ admin }) => ({ state: "withdrawn", closedBy: admin.id }), null],
  ["the console withdraws it", () => ({ state: "withdrawn" }), null],
])("the database itself judges when %s", async (_, values, constraint) => {
  expect(await written(values)).toBe(constraint);
});

test("one thing is asked for once at a time, and whoever asks again is told which request waits", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte } = miniPrograms;
    const number = await addRequest(db, latte, people.latteLead);
    const snapshot: Snapshot = { groups: [] };
    const asked = {
      category: "removal",
      miniProgramId: latte.id,
      subject: "",
      title: "Remove it",
      reason: "So.",
      snapshot,
    } as const;
    const ctx = await ctxOf(db, people.cafeAdmin);
    await expect(openRequest(ctx, asked)).rejects.toMatchObject({
      kind: "conflict",
      message: `Leo Latte has asked for this already: request #${number} is in review.`,
    });
    await openRequest(ctx, { ...asked, subject: "something else" });
    await openRequest(ctx, { ...asked, category: "catalog_change", miniProgramId: null, subject: "payment" });
    await expect(
      openRequest(ctx, { ...asked, category: "catalog_change", miniProgramId: null, subject: "payment" }),
    ).rejects.toMatchObject({ kind: "conflict" });
  }));

test("what vanishes withdraws its open requests by the console, and each is in the audit log", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte, tram } = miniPrograms;
    const number = await addRequest(db, latte, people.latteLead);
    const other = await addRequest(db, latte, people.latteLead, { subject: "1.0.0", category: "publish" });
    await addRequest(db, tram, people.tramAdmin);
    const ctx = await ctxOf(db, people.admin);
    expect(await vanishRequests(ctx, { miniProgramId: latte.id, category: "publish" })).toMatchObject([
      { number: other, subject: "1.0.0" },
    ]);
    expect(await vanishRequests(ctx, { miniProgramId: latte.id })).toMatchObject([{ number }]);
    expect(await vanishRequests(ctx, { miniProgramId: latte.id })).toEqual([]);
    const closed = await db.select().from(approvalRequests).where(eq(approvalRequests.state, "withdrawn"));
    expect(closed.map(({ closedBy, closedAt }) => ({ closedBy, closedAt }))).toEqual([
      { closedBy: null, closedAt: testNow },
      { closedBy: null, closedAt: testNow },
    ]);
    expect((await auditTrace(db)).map(({ event }) => event)).toEqual(["request.vanished", "request.vanished"]);
  }));
