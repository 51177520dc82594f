import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/db/connect";
import * as schema from "@/db/schema";

type Row = { name: string; rows: string };

/**
 * The number of rows of every table and a sum over all that stands in them. Left out: the audit log, which is looked
 * at by itself; sessions, and when somebody or a key was last seen, which every request may note.
 */
export async function everyRow(db: Db): Promise<Record<string, string>> {
  const { rows } = await db.execute<Row>(everyRowQuery);
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]));
}

const left = new Set<unknown>([schema.auditEntries, schema.sessions]);
const seen = new Map<unknown, string>([
  [schema.people, "last_active_at"],
  [schema.deploymentKeys, "last_used_at"],
]);

// What stands in it unquoted are names of our own tables and columns; that a table is one, the line before has asked.
const everyRowQuery = sql.join(
  Object.values(schema)
    .filter((table) => is(table, PgTable) && !left.has(table))
    .map((table) => {
      const noted = seen.get(table);
      const content = noted ? sql`(to_jsonb(t) - ${sql.raw(`'${noted}'`)})::text` : sql`t::text`;
      const name = sql.raw(`'${getTableName(table as PgTable)}'`);
      return sql`select ${name} as name,
        concat(count(*), ' ', md5(string_agg(md5(${content}), '' order by md5(${content})))) as rows from ${table} as t`;
    }),
  sql` union all `,
);

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
