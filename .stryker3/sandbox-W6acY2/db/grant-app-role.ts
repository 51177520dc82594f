import { escapeIdentifier, type Client } from "pg";

/** The app role may add to these and read them, nothing else. */
const appendOnly = ["audit_entries"];

/** What the console may do where it does not own the tables. Everything is said anew, so that nothing old stays. */
export async function grantAppRole(client: Client, role: string): Promise<void> {
  const app = escapeIdentifier(role);
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename = any($1)",
    [appendOnly],
  );
  const tables = rows.map(({ name }) => escapeIdentifier(name));
  await client.query("begin");
  for (const statement of [
    `grant usage on schema public, drizzle to ${app}`,
    `revoke all on all tables in schema public, drizzle from ${app}`,
    `grant select, insert, update, delete on all tables in schema public to ${app}`,
    `grant usage, select on all sequences in schema public to ${app}`,
    `grant execute on all functions in schema public to ${app}`,
    `grant select on all tables in schema drizzle to ${app}`,
    ...tables.map((table) => `revoke update, delete on ${table} from ${app}`),
  ]) {
    await client.query(statement);
  }
  await client.query("commit");
}
