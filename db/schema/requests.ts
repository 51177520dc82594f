import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, json, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { requestCategories, requestStates, type RequestCategory, type RequestState } from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { people } from "./people";

/** What somebody asks for and somebody else decides. The number is what people quote: #128. */
export const approvalRequests = pgTable(
  "approval_requests",
  {
    number: bigint("number", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    category: text("category").$type<RequestCategory>().notNull(),
    state: text("state").$type<RequestState>().notNull().default("in_review"),
    /** Null where it is about the catalog. A request outlives what it was about. */
    miniProgramId: plainText("mini_program_id").references(() => miniPrograms.id, { onDelete: "set null" }),
    /** What of it: a version's number, a feature's key; empty where it is the mini program as a whole. */
    subject: plainText("subject").notNull().default(""),
    /** What was asked for, in words that stay. */
    title: text("title").notNull(),
    reason: text("reason").notNull(),
    /** What was decided on, frozen when it was opened. */
    snapshot: json("snapshot").$type<Record<string, unknown>>().notNull(),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => people.id),
    openedAt: moment("opened_at").notNull(),
    /** Null while it waits, and where the system closed it. */
    closedBy: uuid("closed_by").references(() => people.id),
    closedAt: moment("closed_at"),
    comment: text("comment"),
    isSelfApproved: boolean("is_self_approved").notNull().default(false),
  },
  (t) => [
    uniqueIndex("approval_requests_one_open")
      .on(t.category, t.miniProgramId, t.subject)
      .where(sql`state = 'in_review'`),
    index("approval_requests_waiting")
      .on(t.openedAt, t.number)
      .where(sql`state = 'in_review'`),
    index("approval_requests_mini_program").on(t.miniProgramId, t.number),
    index("approval_requests_applicant").on(t.openedBy, t.number),
    check("approval_requests_category", isOneOf(t.category, requestCategories)),
    check("approval_requests_state", isOneOf(t.state, requestStates)),
    check("approval_requests_closed_once", sql`(${t.state} = 'in_review') = (${t.closedAt} is null)`),
    check(
      "approval_requests_decided_by_somebody",
      sql`${t.state} not in ('approved', 'rejected') or ${t.closedBy} is not null`,
    ),
    check("approval_requests_rejected_with_reason", sql`${t.state} <> 'rejected' or ${t.comment} <> ''`),
    check(
      "approval_requests_four_eyes",
      sql`${t.state} not in ('approved', 'rejected') or ${t.closedBy} <> ${t.openedBy} or (${t.isSelfApproved} and ${t.comment} <> '')`,
    ),
  ],
);
