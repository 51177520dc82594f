import { and, desc, sql, type SQL } from "drizzle-orm";
import { auditEntries } from "../../../db/schema";
import type { Ctx } from "../../context";
import { readEntries, type AuditEntry } from "./read-entries";
import type { Wanted } from "./wanted";

const { at, position } = auditEntries;

/** So many of the wanted entries, the newest first, from just behind the one with this position. */
export function readOlder(ctx: Ctx, wanted: Wanted, before: number | null, limit: number): Promise<AuditEntry[]> {
  const place = before === null ? undefined : sql`(${at}, ${position}) < ${placeOf(before)}`;
  return readEntries(ctx, wanted.lanes, {
    where: and(wanted.where, place),
    order: [desc(at), desc(position)],
    limit,
  });
}

/** When the entry with this position was made, and the position. */
export function placeOf(cursor: number): SQL {
  return sql`((select p.at from ${auditEntries} as p where p.position = ${cursor}), ${cursor})`;
}
