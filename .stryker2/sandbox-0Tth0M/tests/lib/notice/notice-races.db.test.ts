import { isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { approvalRequests, notices } from "@/db/schema";
import { markAllRead } from "@/lib/notice/mark-all-read";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { untilWaiting } from "@/tests/support/one-waits";
import { addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const { people, miniPrograms } = await smallWorld(db);

test("a reader marks all notices as read while requests that some of them name come to their end", async () => {
  const { latte } = miniPrograms;
  const ask = (subject: string) =>
    addRequest(db, latte, people.cafeAdmin, { category: "feature_activation", subject, title: `Add ${subject}` });
  const [first, second] = [await ask("pay"), await ask("places")];
  // As they lie in the table: the notice of the later request first, then one that is about no request.
  const words = { personId: people.reviewer.id, title: "Something", body: "Happened.", href: "/approvals" } as const;
  const [, plain] = await db
    .insert(notices)
    .values([second, null, first].map((requestNumber) => ({ ...words, requestNumber, createdAt: testNow })))
    .returning({ id: notices.id });
  const [one, other] = [database.another(), database.another()];
  const reader = await ctxOf(one.db, people.reviewer);
  const deleter = await ctxOf(other.db, people.cafeAdmin);
  const running = await database.another().db.transaction(async (gate) => {
    await gate.execute(sql`select 1 from notices where id = ${plain?.id} for update`);
    const reading = markAllRead(reader);
    await untilWaiting(database, 1);
    const deleting = deleteForGood(deleter, { id: latte.id, typedName: latte.name });
    // It waits for the reader, or has not come across them.
    await Promise.race([untilWaiting(database, 2), deleting]);
    return { both: Promise.allSettled([reading, deleting]) };
  });
  expect((await running.both).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await db.select().from(notices).where(isNull(notices.readAt))).toMatchObject([
    { title: "Latte Line was deleted" },
    { title: "Latte Line was deleted" },
  ]);
  const states = await db.select({ state: approvalRequests.state }).from(approvalRequests);
  expect(states).toEqual([{ state: "withdrawn" }, { state: "withdrawn" }]);
});
