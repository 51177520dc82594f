import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { mails } from "../../db/schema";
import { describeSendError } from "./parts/describe-send-error";

export type OutgoingMail = { id: string; to: string; subject: string; body: string };

/** Hands a mail over to the mail server. Throws when the server did not take it. */
export type SendMail = (mail: OutgoingMail) => Promise<void>;

export type Outbox = { db: Db; send: SendMail; now: () => Date };

const second = 1_000;
const minute = 60 * second;

/** How long one attempt may take, and how long a mail belongs to whoever tries it: a sender that dies loses none. */
export const sendLimits = {
  attempt: minute,
  claim: 5 * minute,
  firstPause: 30 * second,
  longestPause: 60 * minute,
  givenUpAfter: 3 * 24 * 60 * minute,
};

/**
 * Sends all that is due, one after the other, until it is told to stop; several consoles share the work. Answers how
 * many went and how many failed.
 */
export async function sendDueMails(outbox: Outbox, stop?: AbortSignal): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 };
  while (!stop?.aborted) {
    const mail = await claim(outbox);
    if (!mail) break;
    const error = await attempt(outbox, mail);
    if (error === null) done.sent += 1;
    else done.failed += 1;
  }
  return done;
}

type Claimed = OutgoingMail & { attempts: number; createdAt: Date };

/**
 * The claim is committed before the mail goes: it is tried again if nobody says how it ended. Until somebody does, it
 * has no last error, and by that everyone sees that it is in a sender's hands.
 */
async function claim({ db, now }: Outbox): Promise<Claimed | undefined> {
  const at = now();
  const due = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNull(mails.sentAt), sql`${mails.nextAttemptAt} <= ${at.toISOString()}`))
    .orderBy(mails.nextAttemptAt)
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await db
    .update(mails)
    .set({
      nextAttemptAt: new Date(at.getTime() + sendLimits.claim),
      attempts: sql`${mails.attempts} + 1`,
      lastError: null,
    })
    .where(sql`${mails.id} = any(array(${due}))`)
    .returning({
      id: mails.id,
      to: mails.toAddress,
      subject: mails.subject,
      body: mails.body,
      attempts: mails.attempts,
      createdAt: mails.createdAt,
    });
  return claimed;
}

async function attempt({ db, send, now }: Outbox, { attempts, createdAt, ...mail }: Claimed): Promise<unknown> {
  try {
    await withinTime(send(mail));
  } catch (error) {
    const pause = Math.min(sendLimits.firstPause * 2 ** (attempts - 1), sendLimits.longestPause);
    const next = now().getTime() + pause;
    // Given up, it stays with what went wrong, and is not tried by itself any more.
    const isGivenUp = next - createdAt.getTime() > sendLimits.givenUpAfter;
    await db
      .update(mails)
      .set({ lastError: describeSendError(error), nextAttemptAt: isGivenUp ? null : new Date(next) })
      // One that is wanted no more stays so.
      .where(and(eq(mails.id, mail.id), isNull(mails.sentAt), isNotNull(mails.nextAttemptAt)));
    return error;
  }
  await db
    .update(mails)
    .set({ sentAt: now(), nextAttemptAt: null, lastError: null })
    .where(and(eq(mails.id, mail.id), isNull(mails.sentAt)));
  return null;
}

async function withinTime(sending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The mail server did not finish in time.")), sendLimits.attempt);
  });
  try {
    await Promise.race([sending, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
