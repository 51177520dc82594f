import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { connect, type Db } from "@/db/connect";
import { appRole, ownerRole } from "@/db/embedded-roles";
import { migrate } from "@/db/migrate";
import { readMigrationState } from "@/db/migration-state";
import { freshDatabase } from "@/tests/support/database";
import { onDatabase } from "@/tests/support/template";

const urls = inject("databaseUrls");
const database = await freshDatabase();
const migrations = readdirSync("db/migrations").filter((name) => name.endsWith(".sql")).length;

test("of eight consoles that start at once on an empty database, each migration is run by one", async () => {
  await withDatabase(async (url) => {
    await Promise.all(Array.from({ length: 8 }, () => migrate(url, { appRole })));
    const { db, close } = connect(url);
    const { rows } = await db.execute(sql`select count(*)::int as runs from drizzle.__drizzle_migrations`);
    expect(rows).toEqual([{ runs: migrations }]);
    expect(await readMigrationState(db)).toEqual({ pending: 0, skipped: 0, unknown: 0 });
    await close();
  });
});

test("a database that was never migrated has every migration before it", async () => {
  await withDatabase(async (url) => {
    const { db, close } = connect(url);
    expect(await readMigrationState(db)).toEqual({ pending: migrations, skipped: 0, unknown: 0 });
    await close();
  });
});

test("a database that a newer release has migrated is refused", async () => {
  await withDatabase(async (url) => {
    await migrate(url);
    const { db, close } = connect(url);
    await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 1)`);
    await expect(migrate(url)).rejects.toThrow("The database is newer than this console: 1 of its migrations");
    await close();
  });
});

test("a database whose letters are those of plain C is refused with the mend", async () => {
  await withDatabase(
    (url) => expect(migrate(url)).rejects.toThrow("knows no Chinese letters"),
    "template template0 encoding 'UTF8' locale_provider libc locale 'C'",
  );
});

test("a database in another encoding is refused with the mend", async () => {
  await withDatabase(
    (url) => expect(migrate(url)).rejects.toThrow("encoding is SQL_ASCII"),
    "template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'",
  );
});

test("the console's own connection may add to the audit log and read it, and nothing else", async () => {
  const { db } = database;
  expect(await rightsOn(db, "public.audit_entries")).toEqual(["SELECT", "INSERT"]);
  expect(await rightsOn(db, "public.mini_programs")).toEqual(["SELECT", "INSERT", "UPDATE", "DELETE"]);
  expect(await rightsOn(db, "drizzle.__drizzle_migrations")).toEqual(["SELECT"]);
});

test("the console's own connection may make no tables", async () => {
  const { db } = database;
  await expect(db.execute(sql`create table mine ()`)).rejects.toThrow();
});

async function rightsOn(db: Db, table: string): Promise<string[]> {
  const rights = sql`unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])`;
  const { rows } = await db.execute<{ name: string }>(
    sql`select name from ${rights} as name where has_table_privilege(${table}, name)`,
  );
  return rows.map(({ name }) => name);
}

async function withDatabase(work: (url: string) => Promise<void>, options = "template template1"): Promise<void> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new Client({ connectionString: urls.admin });
  await admin.connect();
  try {
    await admin.query(`create database ${name} owner ${ownerRole} ${options}`);
    await work(onDatabase(urls.owner, name));
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
