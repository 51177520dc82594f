import { and, gt, isNotNull, isNull, or } from "drizzle-orm";
import { mails } from "../../../db/schema";

/** Given up: it failed, and is not tried by itself any more. */
export const givenUp = and(isNull(mails.sentAt), isNull(mails.nextAttemptAt), isNotNull(mails.lastError));

/** What failed and has not gone since, also while a sender tries it once more. */
export const undelivered = and(
  isNull(mails.sentAt),
  or(isNotNull(mails.lastError), and(isNotNull(mails.nextAttemptAt), gt(mails.attempts, 1))),
);
