import { readMigrationFiles } from "drizzle-orm/migrator";
import { Client, escapeIdentifier } from "pg";
import { readBackupFile, type BackupHead } from "./backup-file";
import { loosenTables } from "./loose-tables";
import { migrate, type MigrateOptions } from "./migrate";
import { migrationsFolder } from "./migration-state";
import { migrationsOf, plainWords, tablesOf } from "./write-backup";

/** The rows that the migrations themselves put into an empty database. */
const ofMigrations: Record<string, number> = { workspaces: 1, settings: 1 };

/** Puts a backup into an empty database, all of it or nothing. Returns when it was made, and how many rows came back. */
export async function restoreBackup(
  ownerUrl: string,
  file: string,
  options: Pick<MigrateOptions, "appRole"> = {},
): Promise<{ at: string; rows: number }> {
  // Read to its end before the database is touched: a backup is checked by what stands there.
  const head = await checkedHead(file);
  const known = readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
  if (!isSame(head.migrations, known)) throw new Error(otherRelease(head, known.length));
  const client = new Client({ connectionString: ownerUrl, application_name: "console restore" });
  client.on("error", () => {});
  await client.connect();
  try {
    const applied = await migrationsOf(client);
    if (applied.length === 0) await migrate(ownerUrl, options);
    else if (!isSame(applied, known)) throw new Error(otherDatabase);
    await client.query("begin");
    await client.query(plainWords);
    await client.query("select pg_advisory_xact_lock(hashtextextended('mini-program-console:migrations', 0))");
    const rows = await putIn(client, file, head);
    await client.query("commit");
    await client.query("analyze");
    return { at: head.at, rows };
  } finally {
    // What was not committed goes with the connection.
    await client.end();
  }
}

async function checkedHead(file: string): Promise<BackupHead> {
  let head: BackupHead | undefined;
  for await (const part of readBackupFile(file)) {
    if ("format" in part) head = part;
  }
  if (!head) throw new Error(`${file} is empty.`);
  return head;
}

async function putIn(client: Client, file: string, head: BackupHead): Promise<number> {
  const tables = await tablesOf(client);
  if (!isSame(tables, head.tables)) throw new Error(otherDatabase);
  const names = tables.map((name) => `public.${escapeIdentifier(name)}`);
  await client.query(`lock table ${names.join(", ")} in access exclusive mode`);
  await assertEmpty(client, tables);
  const tighten = await loosenTables(client);
  for (const name of Object.keys(ofMigrations)) await client.query(`delete from public.${escapeIdentifier(name)}`);
  let count = 0;
  for await (const part of readBackupFile(file)) {
    if ("format" in part) continue;
    const name = `public.${escapeIdentifier(part.table)}`;
    const { rowCount } = await client.query(
      `insert into ${name} overriding system value select * from unnest($1::${name}[])`,
      [part.rows],
    );
    count += rowCount ?? 0;
  }
  await tighten();
  for (const { name, next } of head.sequences) {
    await client.query(`alter sequence public.${escapeIdentifier(name)} restart with ${BigInt(next)}`);
  }
  return count;
}

async function assertEmpty(client: Client, tables: string[]): Promise<void> {
  const full: string[] = [];
  for (const name of tables) {
    const most = ofMigrations[name] ?? 0;
    const { rowCount } = await client.query(`select 1 from public.${escapeIdentifier(name)} limit ${most + 1}`);
    if ((rowCount ?? 0) > most) full.push(name);
  }
  if (full.length > 0) {
    throw new Error(
      `The database is not empty: there are rows in ${full.join(", ")}. A backup is restored into an empty database alone; ` +
        "let DATABASE_URL (or DATA_DIR) name a new one.",
    );
  }
}

const isSame = (some: string[], others: string[]) =>
  some.length === others.length && some.every((one, place) => one === others[place]);

function otherRelease({ migrations }: BackupHead, known: number): string {
  return (
    `The backup is of another release: it has ${migrations.length} migrations, and this one has ${known}` +
    `${migrations.length === known ? ", not the same ones" : ""}. ` +
    "Restore it with the release that made it, and upgrade afterwards."
  );
}

const otherDatabase =
  "The database was prepared by another release than this one. Restore into an empty database; it is prepared on the way.";
