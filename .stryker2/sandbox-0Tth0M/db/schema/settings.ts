import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable } from "drizzle-orm/pg-core";

/** What the Workspace Admins set for the whole console: one row, made by its migration. */
export const settings = pgTable(
  "settings",
  {
    id: integer("id").primaryKey().default(1),
    /** Whether somebody may decide their own request where nobody else is eligible. */
    selfApproval: boolean("self_approval").notNull().default(true),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [check("settings_one_row", sql`${t.id} = 1`)],
);
