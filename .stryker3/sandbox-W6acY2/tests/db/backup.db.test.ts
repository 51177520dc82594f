import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { Client, escapeIdentifier } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readBackupFile, writeBackupFile, type BackupHead, type BackupRows } from "@/db/backup-file";
import { connect, type Db } from "@/db/connect";
import { appRole, makeDatabase } from "@/db/embedded-roles";
import { restoreBackup } from "@/db/restore-backup";
import { seedDemo } from "@/db/seed";
import { writeBackup } from "@/db/write-backup";
import { verifyAuditLog } from "@/lib/audit/verify";
import { freshDatabase } from "@/tests/support/database";
import { addRareRows } from "@/tests/support/rare-rows";
import { onDatabase } from "@/tests/support/template";

const urls = inject("databaseUrls");
const source = await freshDatabase();
const owner = connect(source.ownerUrl, { max: 1 });
const folder = mkdtempSync(join(tmpdir(), "backup-"));
const file = join(folder, "whole");
let counts: Record<string, number>;

beforeAll(async () => {
  expect(await seedDemo(source.ownerUrl)).toBe(true);
  await addRareRows(source.db);
  counts = await writeBackup(source.ownerUrl, file);
});

afterAll(async () => {
  await owner.close();
  rmSync(folder, { recursive: true });
});

test("the world that is backed up has rows in every table", () => {
  const empty = Object.keys(counts).filter((name) => counts[name] === 0);
  expect(empty).toEqual([]);
});

test("a backup restored into a new database is the same in every row of every table, in its rules and in its numbers", async () => {
  await withDatabase("template1", async (url) => {
    const restored = await restoreBackup(url, file, { appRole });
    expect(restored.rows).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0));
    const { db, close } = connect(url, { max: 2 });
    expect(await rowsOf(db)).toEqual(await rowsOf(owner.db));
    expect(await rulesOf(db)).toEqual(await rulesOf(owner.db));
    expect(await nextNumbers(db)).toEqual(await nextNumbers(owner.db));
    expect((await verifyAuditLog(db)).broken).toBeNull();
    await close();
  });
});

test("a restored console goes on: its audit log follows the last entry, and its own role may still not change it", async () => {
  await withDatabase("template1", async (url) => {
    await restoreBackup(url, file, { appRole });
    const asConsole = new URL(url);
    const { username, password } = new URL(urls.app);
    Object.assign(asConsole, { username, password });
    const { db, close } = connect(asConsole.href, { max: 2 });
    const { entries } = await verifyAuditLog(db);
    await db.execute(sql`
      insert into audit_entries (position, at, event, subject_kind, details, content_hash, chain_hash)
      select 1, at, event, subject_kind, details, content_hash, '' from audit_entries limit 1`);
    const { rows } = await db.execute<{ last: string }>(sql`select max(position)::text as last from audit_entries`);
    expect(rows).toEqual([{ last: String(entries + 1) }]);
    await expect(db.execute(sql`delete from audit_entries`)).rejects.toThrow();
    await close();
  });
});

test("a backup is its owner's alone, replaces no file, and leaves nothing beside it", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file);
  await expect(writeBackup(source.ownerUrl, file)).rejects.toMatchObject({ code: "EEXIST" });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(["whole"]);
});

test("a backup that breaks off leaves no file", async () => {
  const broken = join(folder, "broken");
  const rows = async function* (): AsyncGenerator<BackupRows> {
    yield await Promise.resolve({ table: "people", rows: ["()"] });
    throw new Error("the database went away");
  };
  const head = { at: "", migrations: [], tables: ["people"], sequences: [] };
  await expect(writeBackupFile(broken, head, rows())).rejects.toThrow("the database went away");
  expect(existsSync(broken) || existsSync(`${broken}.partial`)).toBe(false);
});

test("a database that was never prepared has nothing to back up", async () => {
  await withDatabase("template1", async (url) => {
    await expect(writeBackup(url, join(folder, "none"))).rejects.toThrow("The database is not prepared yet");
  });
});

test("rows are held in batches, however many there are", async () => {
  const large = join(folder, "large");
  const row = "x".repeat(1024 * 1024);
  const rows = async function* (): AsyncGenerator<BackupRows> {
    for (let count = 0; count < 8; count += 1) yield await Promise.resolve({ table: "people", rows: [row, row, row] });
  };
  await writeBackupFile(large, { at: "", migrations: [], tables: ["people"], sequences: [] }, rows());
  const sizes: number[] = [];
  for await (const part of readBackupFile(large)) if ("rows" in part) sizes.push(part.rows.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(24);
  rmSync(large);
});

describe("nothing is restored, and the reason is said,", () => {
  const target = freshDatabase();
  const refused = async (bytes: Buffer | string, says: string) => {
    const { db, ownerUrl } = await target;
    const bad = join(folder, "bad");
    writeFileSync(bad, bytes);
    const before = [await rowsOf(db), await rulesOf(db)];
    await expect(restoreBackup(ownerUrl, bad)).rejects.toThrow(says);
    expect([await rowsOf(db), await rulesOf(db)]).toEqual(before);
    rmSync(bad);
  };
  const lines = () => gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  const zipped = (changed: string[]) => gzipSync(changed.join("\n"));

  test.each([0.01, 0.5, 0.99])("of a file that is cut off at %f of its length", async (share) => {
    const bytes = readFileSync(file);
    await refused(bytes.subarray(0, Math.floor(bytes.length * share)), "is damaged or was cut off");
  });

  test("of an empty file, as a backup that was killed leaves it", () => refused("", "is damaged or was cut off"));

  test("of a file that is cut off between two lines and packed anew", async () => {
    await refused(zipped([...lines().slice(0, 40), ""]), "is damaged or was cut off (its end is missing)");
  });

  test.each([0.05, 0.5, 0.9])("of a file with one byte changed at %f of its length", async (share) => {
    const bytes = readFileSync(file);
    const place = Math.floor(bytes.length * share);
    bytes[place] = (bytes[place] ?? 0) ^ 0x10;
    await refused(bytes, "is damaged or was cut off");
  });

  test("of a file with a row changed, taken out, or put behind its end", async () => {
    const whole = lines();
    const place = whole.findIndex((line) => line.includes("Morning Cup"));
    const changed = whole.with(place, (whole[place] ?? "").replace("Morning Cup", "Evening Cup"));
    await refused(zipped(changed), "its content is not what was written");
    await refused(zipped(whole.toSpliced(place, 1)), "its content is not what was written");
    await refused(zipped([...whole.slice(0, -1), '"(1)"', ""]), "something follows its end");
  });

  test.each([
    ["text", "select 1;"],
    ["another packed file", gzipSync("select 1;\n")],
    ["packed JSON of something else", gzipSync('{"format":"another"}\n')],
  ])("of a file that holds %s", (_, bytes) => refused(bytes, "is no backup of this console"));

  test("of a backup of another release", async () => {
    const { head, parts } = await partsOf(file);
    const bad = join(folder, "other");
    await writeBackupFile(bad, { ...head, migrations: head.migrations.slice(0, -1) }, asyncOf(parts));
    await refused(readFileSync(bad), "The backup is of another release");
    rmSync(bad);
  });

  test("of a backup whose rows break a rule of the database, though its sums are right", async () => {
    const { head, parts } = await partsOf(file);
    const bad = join(folder, "orphans");
    await writeBackupFile(bad, head, asyncOf(parts.filter(({ table }) => table !== "people")));
    await refused(readFileSync(bad), "violates foreign key constraint");
    rmSync(bad);
  });

  test("into a database that holds something, or that another release has prepared", async () => {
    const before = await rowsOf(owner.db);
    await expect(restoreBackup(source.ownerUrl, file)).rejects.toThrow("The database is not empty: there are rows in");
    expect(await rowsOf(owner.db)).toEqual(before);
    await withDatabase("template1", async (url) => {
      const { db, close } = connect(url, { max: 1 });
      await db.execute(sql`create schema drizzle`);
      await db.execute(sql`create table drizzle.__drizzle_migrations (hash text, created_at bigint)`);
      await db.execute(sql`insert into drizzle.__drizzle_migrations values ('of the past', 1)`);
      await expect(restoreBackup(url, file)).rejects.toThrow("was prepared by another release");
      await close();
    });
  });

  test("of a file that is not there", async () => {
    const { ownerUrl } = await target;
    await expect(restoreBackup(ownerUrl, join(folder, "absent"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

async function partsOf(name: string): Promise<{ head: BackupHead; parts: BackupRows[] }> {
  let head: BackupHead | undefined;
  const parts: BackupRows[] = [];
  for await (const part of readBackupFile(name)) {
    if ("format" in part) head = part;
    else parts.push(part);
  }
  if (!head) throw new Error("The backup has no head.");
  return { head, parts };
}

async function* asyncOf<T>(all: T[]): AsyncGenerator<T> {
  for (const one of all) yield await Promise.resolve(one);
}

/** Every row as text, by table. */
async function rowsOf(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of Object.keys(counts)) {
    const name = sql.identifier(table);
    const { rows } = await db.execute<{ row: string }>(sql`select w::text as row from ${name} w order by 1`);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** Constraints, triggers with how they are switched, indexes, and who may do what. */
async function rulesOf(db: Db): Promise<unknown[]> {
  const { rows } = await db.execute(sql`
    select conrelid::regclass::text || ' ' || conname as name, concat(pg_get_constraintdef(oid), ' ', convalidated) as rule
    from pg_constraint where connamespace = 'public'::regnamespace
    union all select tgrelid::regclass::text || ' ' || tgname, pg_get_triggerdef(oid) || ' ' || tgenabled::text
    from pg_trigger where not tgisinternal
    union all select indexrelid::regclass::text, concat(pg_get_indexdef(indexrelid), ' ', indisvalid) from pg_index
    join pg_class on pg_class.oid = indrelid where relnamespace = 'public'::regnamespace
    union all select attrelid::regclass::text || ' ' || attname, attstattarget::text from pg_attribute
    join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace and attstattarget >= 0
    union all select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace order by 1, 2`);
  return rows;
}

async function nextNumbers(db: Db): Promise<unknown[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select sequencename as name from pg_sequences where schemaname = 'public' order by 1`,
  );
  const next = rows.map(({ name }) =>
    db.execute(sql`select ${name}::text as name, nextval(${name}::regclass) as next`),
  );
  return (await Promise.all(next)).flatMap(({ rows }) => rows);
}

async function withDatabase(template: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new Client({ connectionString: urls.admin });
  await admin.connect();
  try {
    await makeDatabase(admin, name, template);
    await work(onDatabase(urls.owner, name));
  } finally {
    await admin.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
    await admin.end();
  }
}
