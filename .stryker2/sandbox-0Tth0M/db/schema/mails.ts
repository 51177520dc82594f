import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment } from "./columns";

/** E-mail that was written in the transaction of its act and is sent after it, at least once. */
export const mails = pgTable(
  "mails",
  {
    id: id(),
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    createdAt: moment("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** When it is tried next; null once it was sent, was given up, or is wanted no more. */
    nextAttemptAt: moment("next_attempt_at"),
    sentAt: moment("sent_at"),
    /** What the last attempt failed of; null while a sender tries it. One that is wanted no more has none. */
    lastError: text("last_error"),
  },
  (t) => [
    index("mails_due")
      .on(t.nextAttemptAt)
      .where(sql`sent_at is null`),
  ],
);
