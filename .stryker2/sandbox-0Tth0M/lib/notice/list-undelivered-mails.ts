import { and, desc, sql } from "drizzle-orm";
import { mails } from "../../db/schema";
import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";
import type { ListUndeliveredMails } from "./mail-inputs";
import { givenUp, undelivered } from "./parts/undelivered";

const mailsOnPage = 20;
const mostCounted = 1_000;

export type UndeliveredMail = {
  id: string;
  to: string;
  subject: string;
  createdAt: Date;
  attempts: number;
  state: "waits" | "under_way" | "given_up";
  /** While it waits. */
  nextAttemptAt: Date | null;
  /** What the mail server answered last; null while it is tried once more. */
  error: string | null;
};

export type UndeliveredMails = {
  rows: UndeliveredMail[];
  total: { count: number; more: boolean };
  hasGivenUp: boolean;
  /** Whether this console has a mail server to send by. */
  isSending: boolean;
  isFirstPage: boolean;
  next: string | null;
};

/** Mail whose sending failed and that has not gone since, the newest first. */
export async function listUndeliveredMails(ctx: Ctx, input: ListUndeliveredMails): Promise<UndeliveredMails> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "settings.manage");
    const [found, counted, abandoned] = await Promise.all([
      rowsAfter(ctx, input.after),
      ctx.db
        .select({ id: mails.id })
        .from(mails)
        .where(undelivered)
        .limit(mostCounted + 1),
      ctx.db.select({ id: mails.id }).from(mails).where(givenUp).limit(1),
    ]);
    // What the page began after may be the last one by now.
    if (found.length === 0 && input.after !== null) return listUndeliveredMails(ctx, { after: null });
    const rows = found.slice(0, mailsOnPage);
    return {
      rows: rows.map(asShown),
      total: { count: Math.min(counted.length, mostCounted), more: counted.length > mostCounted },
      hasGivenUp: abandoned.length > 0,
      isSending: ctx.outreach.sendsMail,
      isFirstPage: input.after === null,
      next: found.length > mailsOnPage ? (rows.at(-1)?.id ?? null) : null,
    };
  });
}

async function rowsAfter(ctx: Ctx, after: string | null) {
  const place = sql`(${mails.createdAt}, ${mails.id}) < (select m.created_at, m.id from ${mails} m where m.id = ${after})`;
  return ctx.db
    .select({
      id: mails.id,
      to: mails.toAddress,
      subject: mails.subject,
      createdAt: mails.createdAt,
      attempts: mails.attempts,
      nextAttemptAt: mails.nextAttemptAt,
      error: mails.lastError,
    })
    .from(mails)
    .where(and(undelivered, after === null ? undefined : place))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(mailsOnPage + 1);
}

function asShown(row: Omit<UndeliveredMail, "state">): UndeliveredMail {
  if (row.error === null) return { ...row, state: "under_way", nextAttemptAt: null };
  return { ...row, state: row.nextAttemptAt ? "waits" : "given_up" };
}
