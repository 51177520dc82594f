import { join } from "node:path";
import { sql, type SQL } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Db } from "./connect";

export const migrationsFolder = join(process.cwd(), "db", "migrations");

type Applied = { hash: string; createdAt: number };

export type MigrationState = { pending: number; unknown: number; skipped: number };

/** Compares what the database says was applied with the files that this code brings. */
export async function readMigrationState(db: Runs, folder = migrationsFolder): Promise<MigrationState> {
  const applied = await readApplied(db);
  const known = readMigrationFiles({ migrationsFolder: folder });
  const newest = Math.max(0, ...applied.map(({ createdAt }) => createdAt));
  const hashes = new Set(applied.map(({ hash }) => hash));
  const missing = known.filter(({ hash }) => !hashes.has(hash));
  return {
    pending: missing.filter(({ folderMillis }) => folderMillis > newest).length,
    skipped: missing.filter(({ folderMillis }) => folderMillis <= newest).length,
    unknown: applied.filter(({ hash }) => !known.some((migration) => migration.hash === hash)).length,
  };
}

type Runs = Pick<Db, "execute">;

async function readApplied(db: Runs): Promise<Applied[]> {
  const table: SQL = sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`;
  const { rows: tables } = await db.execute<{ found: boolean }>(table);
  if (!tables[0]?.found) return [];
  const { rows } = await db.execute<{ hash: string; at: string }>(
    sql`select hash, created_at::text as at from drizzle.__drizzle_migrations`,
  );
  return rows.map(({ hash, at }) => ({ hash, createdAt: Number(at) }));
}
