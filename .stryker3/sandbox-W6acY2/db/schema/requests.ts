import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, json, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { requestCategories, requestStates, type RequestCategory, type RequestState } from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { people } from "./people";
import { workspaces } from "./workspaces";

/** What somebody asks for and somebody else decides. The number is what people quote: #128. */
export const approvalRequests = pgTable(
  "approval_requests",
  {
    number: bigint("number", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    category: text("category").$type<RequestCategory>().notNull(),
    state: text("state").$type<RequestState>().notNull().default("in_review"),
    /** Null where it is about the catalog. A request outlives what it was about. */
    miniProgramId: plainText("mini_program_id").references(() => miniPrograms.id, { onDelete: "set null" }),
    /** Who owns the mini program, and what it was called when this was opened. */
    workspaceId: uuid("workspace_id").references(() => workspaces.id),
    miniProgramName: text("mini_program_name"),
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
    /** Who may not decide it: the applicant, and of a version its uploader and everyone who submitted it before. */
    involved: uuid("involved").array().notNull(),
    /** Null while it waits, and where the system closed it. */
    closedBy: uuid("closed_by").references(() => people.id),
    closedAt: moment("closed_at"),
    comment: text("comment"),
    isSelfApproved: boolean("is_self_approved").notNull().default(false),
  },
  (t) => [
    uniqueIndex("approval_requests_one_open")
      .on(t.category, sql`coalesce(${t.miniProgramId}, '')`, t.subject)
      .where(sql`state = 'in_review'`),
    index("approval_requests_waiting")
      .on(t.number)
      .where(sql`state = 'in_review'`),
    index("approval_requests_kind").on(t.category, t.state, t.number),
    index("approval_requests_mini_program").on(t.miniProgramId, t.number),
    index("approval_requests_workspace").on(t.workspaceId, t.number),
    index("approval_requests_applicant").on(t.openedBy, t.number),
    check("approval_requests_category", isOneOf(t.category, requestCategories)),
    check("approval_requests_state", isOneOf(t.state, requestStates)),
    check("approval_requests_closed_once", sql`(${t.state} = 'in_review') = (${t.closedAt} is null)`),
    check(
      "approval_requests_decided_by_somebody",
      sql`${t.state} not in ('approved', 'rejected') or ${t.closedBy} is not null`,
    ),
    check("approval_requests_rejected_with_reason", sql`${t.state} <> 'rejected' or coalesce(${t.comment}, '') <> ''`),
    check("approval_requests_applicant_is_involved", sql`${t.openedBy} = any(${t.involved})`),
    check(
      "approval_requests_four_eyes",
      sql`${t.state} not in ('approved', 'rejected') or ${t.closedBy} <> all(${t.involved}) or (${t.isSelfApproved} and coalesce(${t.comment}, '') <> '')`,
    ),
    check(
      "approval_requests_self_approved_by_one_involved",
      sql`not ${t.isSelfApproved} or (${t.state} in ('approved', 'rejected') and ${t.closedBy} = any(${t.involved}))`,
    ),
  ],
);
