import { sql } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { conflict, type DomainError } from "../errors";

/**
 * Whoever takes roles away does it one after the other: the first statement of such a transaction. The database's
 * own triggers refuse what would leave nobody.
 */
export async function lockRoles(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0))`);
}

/** Runs a command that takes a role away; the database's refusal to leave nobody becomes a sentence. */
export async function neverOrphaning<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    throw orphaning(error) ?? error;
  }
}

/** The refusal in words, or null where the error is another one. */
export function orphaning(error: unknown): DomainError | null {
  const { constraint, detail } = databaseError(error);
  if (constraint === "a_workspace_admin_remains") return conflict(lastWorkspaceAdmin);
  if (constraint !== "mini_programs_have_a_developer_admin") return null;
  return conflict(orphansSentence(JSON.parse(detail ?? "[]") as string[]));
}

export const lastWorkspaceAdmin = "Nobody else is an active Workspace Admin. Make somebody else one first.";

/** Names five of the mini programs. */
export function orphansSentence(names: string[]): string {
  const named = names.slice(0, 5).join(", ") + (names.length > 5 ? " and others" : "");
  return `${named} would be left without an active Developer Admin. Make somebody else one first.`;
}

function databaseError(error: unknown): { constraint?: string; detail?: string } {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === "object" && cause !== null ? cause : {};
}
