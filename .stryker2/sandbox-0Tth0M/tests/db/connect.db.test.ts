import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { connect } from "@/db/connect";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();

test("a connection that the server ends while it rests is replaced", async () => {
  const errors: Error[] = [];
  const { db, close } = connect(database.url, { max: 1, onError: (error) => errors.push(error) });
  await endBackend(await backendOf(db));
  await expect.poll(() => errors.length).toBe(1);
  expect(await backendOf(db)).toBeGreaterThan(0);
  await close();
});

test("a connection that the server ends within a transaction fails that transaction alone", async () => {
  const { db, close } = connect(database.url, { max: 1 });
  const broken = db.transaction(async (tx) => {
    await endBackend(await backendOf(tx));
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  expect(await backendOf(db)).toBeGreaterThan(0);
  await close();
});

test("no statement, lock or idle transaction holds a connection for ever", async () => {
  const { rows } = await database.db.execute(
    sql`select name, setting from pg_settings where name ~ '^(statement|lock|idle_in_transaction_session)_timeout$' order by 1`,
  );
  expect(rows).toEqual([
    { name: "idle_in_transaction_session_timeout", setting: "30000" },
    { name: "lock_timeout", setting: "10000" },
    { name: "statement_timeout", setting: "15000" },
  ]);
});

test("options that stand in the address are kept beside our own", async () => {
  const address = new URL(database.url);
  address.searchParams.set("options", "-c search_path=pg_catalog");
  const { db, close } = connect(address.href);
  const { rows } = await db.execute(sql`select current_setting('search_path') as path, current_setting('jit') as jit`);
  expect(rows).toEqual([{ path: "pg_catalog", jit: "off" }]);
  await close();
});

async function backendOf(db: Pick<typeof database.db, "execute">): Promise<number> {
  const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return rows[0]?.pid ?? 0;
}

async function endBackend(pid: number): Promise<void> {
  const admin = new Client({ connectionString: inject("databaseUrls").admin });
  await admin.connect();
  await admin.query("select pg_terminate_backend($1, 5000)", [pid]);
  await admin.end();
}
