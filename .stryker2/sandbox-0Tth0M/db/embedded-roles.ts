import { Client, escapeIdentifier, escapeLiteral } from "pg";

export const ownerRole = "console_owner";
export const appRole = "console_app";
export const databaseName = "console";

export type Passwords = { owner: string; app: string };

/** The two roles, the database that the first one owns, and their passwords as they are kept now. */
export async function makeRolesAndDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const [role, password] of [
      [ownerRole, passwords.owner],
      [appRole, passwords.app],
    ] as const) {
      const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      const verb = known.rowCount ? "alter" : "create";
      await client.query(`${verb} role ${escapeIdentifier(role)} login password ${escapeLiteral(password)}`);
    }
    const known = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (!known.rowCount) await makeDatabase(client, databaseName, "template1");
  } finally {
    await client.end();
  }
}

/** A database of the owner that nobody but the two roles may enter. */
export async function makeDatabase(client: Client, name: string, template: string): Promise<void> {
  const database = escapeIdentifier(name);
  await client.query(`create database ${database} owner ${ownerRole} template ${escapeIdentifier(template)}`);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${appRole}`);
}
