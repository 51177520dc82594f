import { bigint, check, index, json, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { auditSubjectKinds, type AuditSubjectKind } from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { bytes, moment, plainText } from "./columns";

/**
 * Append-only: triggers refuse every other change. A trigger gives each new row its position and chain hash, under
 * the chain's lock; they are left out of an insert.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    position: bigint("position", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    event: text("event").notNull(),
    /** The person who did it; null for the console itself and for the operator on the host. */
    actorId: uuid("actor_id"),
    address: text("address"),
    subjectKind: text("subject_kind").$type<AuditSubjectKind>().notNull(),
    subjectId: text("subject_id"),
    miniProgramId: plainText("mini_program_id"),
    workspaceId: uuid("workspace_id"),
    /** As text it is what the hash covers: `json` keeps every character, `jsonb` would not. */
    details: json("details").$type<Record<string, unknown>>().notNull(),
    /** SHA-256 over this entry's own content. */
    contentHash: bytes("content_hash").notNull(),
    /** SHA-256 over the former entry's chain hash, this position and the content hash. */
    chainHash: bytes("chain_hash").notNull(),
  },
  (t) => [
    check("audit_entries_subject_kind", isOneOf(t.subjectKind, auditSubjectKinds)),
    check("audit_entries_position_from_1", sql`${t.position} >= 1`),
    index("audit_entries_at").on(t.at, t.position),
    index("audit_entries_actor").on(t.actorId, t.at, t.position),
    index("audit_entries_mini_program").on(t.miniProgramId, t.at, t.position),
    index("audit_entries_workspace").on(t.workspaceId, t.at, t.position),
    index("audit_entries_event").on(t.event, t.at, t.position),
  ],
);
