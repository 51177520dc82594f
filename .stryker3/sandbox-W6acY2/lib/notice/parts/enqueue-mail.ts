import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { mails } from "../../../db/schema";

type Mail = { to: string; subject: string; body: string };

const longestSubject = 200;
const strange = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Puts a mail into the outbox, in the transaction of the act that it tells of: it is sent after the commit, or never.
 * What people typed into a subject stays on one line.
 */
export async function enqueueMail(ctx: { db: Db; now: () => Date }, mail: Mail): Promise<{ id: string }> {
  const [queued] = await enqueueMails(ctx, [mail]);
  if (!queued) throw new Error("The mail was not queued.");
  return queued;
}

/** Like `enqueueMail`, however many they are. */
export async function enqueueMails(ctx: { db: Db; now: () => Date }, queue: Mail[]): Promise<{ id: string }[]> {
  if (queue.length === 0) return [];
  const now = ctx.now();
  return ctx.db
    .insert(mails)
    .values(
      queue.map(({ to, subject, body }) => ({
        ...{ toAddress: to, subject: asSubject(subject), body },
        ...{ createdAt: now, nextAttemptAt: now },
      })),
    )
    .returning({ id: mails.id });
}

const asSubject = (text: string) => [...text.replace(strange, " ")].slice(0, longestSubject).join("").trim();

/** What it says is true no more. One that a server has taken already cannot be called back. */
export async function dropMail(ctx: { db: Db }, id: string | null): Promise<void> {
  if (id === null) return;
  await ctx.db
    .update(mails)
    .set({ nextAttemptAt: null, lastError: null })
    .where(and(eq(mails.id, id), isNull(mails.sentAt)));
}
