import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/db/connect";
import * as schema from "@/db/schema";
import { everyRowBut } from "@/tests/support/every-row-but";

/**
 * Left out: the audit log, which is looked at by itself; sessions, and when somebody or a key was last seen, which every
 * request may note; how often a code was scanned, which the console counts by itself and writes some seconds later.
 */
export const everyRow = everyRowBut({
  without: [schema.auditEntries, schema.sessions, schema.qrCodeScans],
  noted: new Map<PgTable, string>([
    [schema.people, "last_active_at"],
    [schema.deploymentKeys, "last_used_at"],
  ]),
});

export type Refusal = {
  actorId: string;
  action: string;
  answered: string;
  miniProgramId: string | null;
  workspaceId: string | null;
};

/** The refusals that the audit log has got since that position; and everything else that it has got. */
export async function auditSince(db: Db, position: number): Promise<{ refusals: Refusal[]; others: string[] }> {
  const { rows } = await db.execute<Refusal & { event: string }>(sql`
    select event, actor_id as "actorId", details->>'action' as action, details->>'answered' as answered,
      mini_program_id as "miniProgramId", workspace_id as "workspaceId"
    from audit_entries where position > ${position} order by position`);
  return {
    refusals: rows.filter(({ event }) => event === "access.refused").map(({ event: _, ...refusal }) => refusal),
    others: rows.filter(({ event }) => event !== "access.refused").map(({ event }) => event),
  };
}

export async function auditEnd(db: Db): Promise<number> {
  const { rows } = await db.execute<{ position: string }>(
    sql`select coalesce(max(position), 0) as position from audit_entries`,
  );
  return Number(rows[0]?.position ?? 0);
}
