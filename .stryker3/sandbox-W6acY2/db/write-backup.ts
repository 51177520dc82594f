import { Client, escapeIdentifier } from "pg";
import { batchBytes, writeBackupFile, type BackupRows } from "./backup-file";

/** Writes every row of every table, as they stand together at one moment, while the console goes on. */
export async function writeBackup(ownerUrl: string, file: string): Promise<Record<string, number>> {
  const client = new Client({ connectionString: ownerUrl, application_name: "console backup" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(plainWords);
    const tables = await tablesOf(client);
    const migrations = await migrationsOf(client);
    if (migrations.length === 0) throw new Error("The database is not prepared yet: there is nothing to back up.");
    // A sequence may be ahead of the rows of this moment, which leaves a gap and no double.
    const sequences = await sequencesOf(client);
    const head = { at: new Date().toISOString(), migrations, tables, sequences };
    return await writeBackupFile(file, head, batchesOf(client, tables));
  } finally {
    await client.end();
  }
}

/** Values as text that do not depend on how the database or its roles are set. */
export const plainWords =
  "select set_config('datestyle', 'ISO, YMD', true), set_config('timezone', 'UTC', true), " +
  "set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true), " +
  "set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true), " +
  "set_config('lock_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)";

export async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate \"C\"",
  );
  return rows.map(({ name }) => name);
}

/** The hashes of those that were applied, in their order; none where nothing ever was. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows: found } = await client.query("select 1 where to_regclass('drizzle.__drizzle_migrations') is not null");
  if (found.length === 0) return [];
  const { rows } = await client.query<{ hash: string }>(
    "select hash from drizzle.__drizzle_migrations order by created_at",
  );
  return rows.map(({ hash }) => hash);
}

async function sequencesOf(client: Client): Promise<{ name: string; next: string }[]> {
  const { rows } = await client.query<{ name: string; next: string }>(
    `select sequencename as name, coalesce(last_value + increment_by, start_value)::text as next
     from pg_sequences where schemaname = 'public' order by sequencename collate "C"`,
  );
  return rows;
}

async function* batchesOf(client: Client, tables: string[]): AsyncGenerator<BackupRows> {
  for (const table of tables) {
    const name = escapeIdentifier(table);
    await client.query(
      `declare backup no scroll cursor for select whole_row::text as row from public.${name} whole_row`,
    );
    // Rows differ by a factor of ten thousand: how many are read at once follows from those before.
    for (let count = 8; ;) {
      const { rows: read } = await client.query<{ row: string }>(`fetch ${count} from backup`);
      const rows = read.map(({ row }) => row);
      if (rows.length > 0) yield { table, rows };
      if (rows.length < count) break;
      const size = rows.reduce((sum, row) => sum + row.length, 0) / rows.length;
      count = Math.max(1, Math.min(count * 4, 5_000, Math.floor(batchBytes / size)));
    }
    await client.query("close backup");
  }
}
