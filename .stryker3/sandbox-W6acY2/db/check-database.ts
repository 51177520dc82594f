import type { Client } from "pg";

/** Refuses a database on which names would not be found or compared as the console promises. */
export async function checkDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const { version = 0, encoding = "unknown" } = rows[0] ?? {};
  if (version < 150_000) {
    throw new Error(
      `The database is PostgreSQL ${Math.floor(version / 10_000)}; the console needs 15 or newer. ` +
        "Upgrade it, or let DATABASE_URL point to a newer one.",
    );
  }
  if (encoding !== "UTF8") {
    throw new Error(`The database's encoding is ${encoding}; the console needs UTF8. ${makeAnew}`);
  }
  await makeExtension(client);
  const trigrams = await client.query<{ found: number }>("select cardinality(show_trgm('晨光')) as found");
  if (!trigrams.rows[0]?.found) {
    throw new Error(
      `The database's character type knows no Chinese letters, so searching would not find them. ${makeAnew}`,
    );
  }
}

const makeAnew =
  "Make the database anew with: create database console encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0.";

async function makeExtension(client: Client): Promise<void> {
  const known = await client.query("select 1 from pg_extension where extname = 'pg_trgm'");
  if (known.rowCount) return;
  try {
    await client.query("create extension pg_trgm");
  } catch (error) {
    throw new Error(
      "The extension pg_trgm is missing in the database and could not be made " +
        `(${error instanceof Error ? error.message : String(error)}). ` +
        "Install PostgreSQL's contrib package, and type as a superuser in this database: create extension pg_trgm.",
    );
  }
}
