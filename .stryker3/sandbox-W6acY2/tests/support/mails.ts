import { randomUUID } from "node:crypto";
import type { Db } from "@/db/connect";
import { mails } from "@/db/schema";
import { testNow } from "./world";

type Mail = typeof mails.$inferInsert;

/** A mail that was tried once and refused, and is tried again half a minute later unless the test says otherwise. */
export async function addFailedMail(db: Db, more: Partial<Mail> = {}): Promise<{ id: string; to: string }> {
  const id = more.id ?? randomUUID();
  const to = more.toAddress ?? `failed.${id.slice(0, 8)}@people.example`;
  await db.insert(mails).values({
    subject: "You are invited",
    body: "Hello",
    createdAt: testNow,
    attempts: 1,
    nextAttemptAt: new Date(testNow.getTime() + 30_000),
    lastError: "550 No such user",
    ...more,
    id,
    toAddress: to,
  });
  return { id, to };
}
