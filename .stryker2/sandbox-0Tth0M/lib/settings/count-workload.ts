import { and, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { approvalRequests, mails, versionDrafts } from "../../db/schema";
import { undelivered } from "../notice/parts/undelivered";

export type Workload = {
  mailsDue: number;
  mailsUndelivered: number;
  requestsInReview: number;
  versionDrafts: number;
};

/** What waits in the database, for those who run the console: each a count of a partial index or of a small table. */
export async function countWorkload(db: Db, now: Date): Promise<Workload> {
  const [mailsDue, mailsUndelivered, requestsInReview, drafts] = await Promise.all([
    db.$count(mails, and(isNull(mails.sentAt), lte(mails.nextAttemptAt, now))),
    db.$count(mails, undelivered),
    db.$count(approvalRequests, eq(approvalRequests.state, "in_review")),
    db.$count(versionDrafts),
  ]);
  return { mailsDue, mailsUndelivered, requestsInReview, versionDrafts: drafts };
}
