import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { people } from "./people";

/**
 * Every state that a mini program's configuration ever had; the highest revision is the one that counts. Two editors
 * who began from the same one cannot both add the next.
 */
export const configurationRevisions = pgTable(
  "configuration_revisions",
  {
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    revision: integer("revision").notNull(),
    productionClientId: text("production_client_id"),
    productionMerchantId: text("production_merchant_id"),
    sandboxClientId: text("sandbox_client_id"),
    sandboxMerchantId: text("sandbox_merchant_id"),
    serverDomains: text("server_domains").array().notNull(),
    h5Domains: text("h5_domains").array().notNull(),
    testers: text("testers").array().notNull(),
    changedBy: uuid("changed_by")
      .notNull()
      .references(() => people.id),
    changedAt: moment("changed_at").notNull(),
    /** The earlier revision that was brought back with this one. */
    restoredFrom: integer("restored_from"),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.revision] }),
    check("configuration_revisions_from_1", sql`${t.revision} >= 1`),
    check("configuration_revisions_restored_an_earlier", sql`${t.restoredFrom} < ${t.revision}`),
    check(
      "configuration_revisions_ids",
      sql`concat(${t.productionClientId}, ${t.productionMerchantId}, ${t.sandboxClientId}, ${t.sandboxMerchantId}) ~ '^[A-Za-z0-9_-]*$'`,
    ),
    check(
      "configuration_revisions_limits",
      sql`cardinality(${t.serverDomains}) <= 200 and cardinality(${t.h5Domains}) <= 200 and cardinality(${t.testers}) <= 100`,
    ),
  ],
);
