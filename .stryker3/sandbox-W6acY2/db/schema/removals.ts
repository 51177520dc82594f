import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { removalEndings, type RemovalEnding } from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { id, moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { people } from "./people";
import { approvalRequests } from "./requests";

/** One attempt to remove a mini program: from its request, through an approval that lapses, to its end. */
export const removals = pgTable(
  "removals",
  {
    id: id(),
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    requestNumber: bigint("request_number", { mode: "number" })
      .notNull()
      .references(() => approvalRequests.number),
    requestedAt: moment("requested_at").notNull(),
    approvedAt: moment("approved_at"),
    /** When an approval that nobody carried out is none any more. */
    lapsesAt: moment("lapses_at"),
    endedAt: moment("ended_at"),
    ending: text("ending").$type<RemovalEnding>(),
  },
  (t) => [
    uniqueIndex("removals_one_under_way")
      .on(t.miniProgramId)
      .where(sql`ended_at is null`),
    uniqueIndex("removals_request").on(t.requestNumber),
    index("removals_lapsing")
      .on(t.lapsesAt)
      .where(sql`ended_at is null and lapses_at is not null`),
    check("removals_ending", isOneOf(t.ending, removalEndings)),
    check("removals_ended_somehow", sql`(${t.endedAt} is null) = (${t.ending} is null)`),
    check("removals_approval_lapses", sql`(${t.approvedAt} is null) = (${t.lapsesAt} is null)`),
  ],
);

/** The emergency brake: while one of these is not resumed, the app gets no version of the mini program. */
export const suspensions = pgTable(
  "suspensions",
  {
    id: id(),
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    suspendedBy: uuid("suspended_by")
      .notNull()
      .references(() => people.id),
    suspendedAt: moment("suspended_at").notNull(),
    reason: text("reason").notNull(),
    resumedBy: uuid("resumed_by").references(() => people.id),
    resumedAt: moment("resumed_at"),
    resumeReason: text("resume_reason"),
  },
  (t) => [
    uniqueIndex("suspensions_one_open")
      .on(t.miniProgramId)
      .where(sql`resumed_at is null`),
    index("suspensions_mini_program").on(t.miniProgramId, t.suspendedAt),
    check(
      "suspensions_resumed_by_somebody",
      sql`(${t.resumedAt} is null) = (${t.resumedBy} is null) and (${t.resumedAt} is null) = (${t.resumeReason} is null)`,
    ),
  ],
);
