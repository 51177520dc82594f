import { asc } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { auditEntries } from "@/db/schema";

/** What stands in the audit log, oldest first, without times, addresses and hashes. */
export async function auditTrace(db: Db) {
  return db
    .select({
      event: auditEntries.event,
      actorId: auditEntries.actorId,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      miniProgramId: auditEntries.miniProgramId,
      workspaceId: auditEntries.workspaceId,
      details: auditEntries.details,
    })
    .from(auditEntries)
    .orderBy(asc(auditEntries.position));
}
