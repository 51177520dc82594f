import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, moment } from "./columns";
import { people } from "./people";
import { approvalRequests } from "./requests";

/** What somebody is told because they must act or wait for an answer. Written in the transaction of the act. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    title: text("title").notNull(),
    body: text("body").notNull(),
    /** The path in this console that it leads to. */
    href: text("href").$type<`/${string}`>().notNull(),
    /** The request that waits for this person's decision; once it is closed the notice counts as read. */
    requestNumber: bigint("request_number", { mode: "number" }).references(() => approvalRequests.number),
    createdAt: moment("created_at").notNull(),
    readAt: moment("read_at"),
  },
  (t) => [
    index("notices_person").on(t.personId, t.createdAt, t.id),
    index("notices_unread")
      .on(t.personId)
      .where(sql`read_at is null`),
    index("notices_waiting")
      .on(t.requestNumber)
      .where(sql`read_at is null and request_number is not null`),
  ],
);
