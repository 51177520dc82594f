import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { qrCodeKinds, type QrCodeKind } from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { id, moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { people } from "./people";

export type PageParameter = { name: string; value: string };

/** What is printed. A deleted one stays, because somebody may scan it: its token is never given to another. */
export const qrCodes = pgTable(
  "qr_codes",
  {
    id: id(),
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    kind: text("kind").$type<QrCodeKind>().notNull(),
    /** Random, at least 128 bits: what stands in the address that the code holds. */
    token: plainText("token").notNull(),
    /** Of a preview, its version, which may be deleted since. */
    version: plainText("version"),
    /** Of those that people make: what it is called, where it leads and with what. */
    name: text("name"),
    page: text("page"),
    parameters: json("parameters").$type<PageParameter[]>().notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    deletedBy: uuid("deleted_by").references(() => people.id),
    deletedAt: moment("deleted_at"),
    /** The key of the form that made it: the same form sent twice makes one. */
    formKey: uuid("form_key"),
  },
  (t) => [
    uniqueIndex("qr_codes_token").on(t.token),
    uniqueIndex("qr_codes_one_default")
      .on(t.miniProgramId)
      .where(sql`kind = 'default'`),
    uniqueIndex("qr_codes_one_preview")
      .on(t.miniProgramId, t.version)
      .where(sql`kind = 'preview'`),
    index("qr_codes_list")
      .on(t.miniProgramId, t.createdAt, t.id)
      .where(sql`kind = 'page' and deleted_at is null`),
    // For what goes with its mini program.
    index("qr_codes_mini_program").on(t.miniProgramId),
    unique("qr_codes_form_key").on(t.createdBy, t.formKey),
    check("qr_codes_kind", isOneOf(t.kind, qrCodeKinds)),
    check("qr_codes_token", sql`${t.token} ~ '^[A-Za-z0-9_-]{22}$'`),
    check("qr_codes_preview_of_version", sql`(${t.kind} = 'preview') = (${t.version} is not null)`),
    check(
      "qr_codes_page_is_defined",
      sql`(${t.kind} = 'page') = (num_nonnulls(${t.name}, ${t.page}, ${t.formKey}) = 3) and (${t.kind} = 'page' or num_nonnulls(${t.name}, ${t.page}, ${t.formKey}) = 0)`,
    ),
    check("qr_codes_name", sql`char_length(${t.name}) between 1 and 64`),
    check("qr_codes_page", sql`char_length(${t.page}) between 1 and 256`),
    check("qr_codes_deleted_by_somebody", sql`(${t.deletedAt} is null) = (${t.deletedBy} is null)`),
    check("qr_codes_preview_goes_with_its_version", sql`${t.kind} <> 'preview' or ${t.deletedAt} is null`),
  ],
);

/** How often a code was scanned on a day of UTC. Nothing is kept of who did it. */
export const qrCodeScans = pgTable(
  "qr_code_scans",
  {
    codeId: uuid("code_id")
      .notNull()
      .references(() => qrCodes.id, { onDelete: "cascade" }),
    day: date("day", { mode: "string" }).notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.codeId, t.day] }), check("qr_code_scans_count", sql`${t.count} > 0`)],
);
