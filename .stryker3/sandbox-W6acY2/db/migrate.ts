import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { checkDatabase } from "./check-database";
import { grantAppRole } from "./grant-app-role";
import { migrationsFolder, readMigrationState } from "./migration-state";

export type MigrateOptions = {
  /** The role that the console runs as, where it is not the one that owns the tables. */
  appRole?: string | undefined;
  folder?: string;
};

const lock = "select pg_advisory_lock(hashtextextended('mini-program-console:migrations', 0))";

/** Brings the database up to this code. Any number may try at once: one lock, held on one connection, for the whole run. */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<void> {
  const { appRole, folder = migrationsFolder } = options;
  const client = new Client({ connectionString: ownerUrl, application_name: "console migrations" });
  client.on("error", () => {});
  await reach(client);
  try {
    await client.query(lock);
    await checkDatabase(client);
    const db = drizzle(client);
    const { unknown, skipped } = await readMigrationState(db, folder);
    if (unknown > 0) throw new Error(newerDatabase(unknown));
    if (skipped > 0) throw new Error(skippedMigration);
    await runMigrations(db, { migrationsFolder: folder });
    if (appRole !== undefined && appRole !== client.user) await grantAppRole(client, appRole);
  } finally {
    await client.end();
  }
}

async function reach(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(
      `The database at ${client.host}:${client.port} does not let the console in: ${why}. ` +
        "Check that it runs, and what DATABASE_URL and DATABASE_OWNER_URL say.",
    );
  }
}

function newerDatabase(unknown: number): string {
  return (
    `The database is newer than this console: ${unknown} of its migrations ${unknown === 1 ? "is" : "are"} not known here. ` +
    "Run the newer release that made it, or restore the backup from before the upgrade."
  );
}

const skippedMigration =
  "A migration of this console is older than the newest one in the database and was never applied there. " +
  "Generate it anew, so that it comes last.";
