import { Client } from "pg";
import { sessionCookieName } from "../../lib/person/parts/session-cookie";
import { hashSessionToken, newSessionToken } from "../../lib/person/parts/session-token";

/** The cookie of a session of whoever has an e-mail address like this, and the version of the database. */
export async function signInAs(
  email: string,
  { databaseUrl, url }: { databaseUrl: string; url: string },
): Promise<{ cookie: string; version: string }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const token = newSessionToken();
    const { rowCount } = await client.query(
      `insert into sessions (token_hash, person_id, created_at, last_seen_at, idle_ends_at, ends_at)
       select $1, id, now(), now(), now() + interval '1 day', now() + interval '1 day' from people where email like $2`,
      [hashSessionToken(token), email],
    );
    if (rowCount !== 1) throw new Error(`${rowCount} people have an e-mail address like ${email}.`);
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return { cookie: `${sessionCookieName(url)}=${token}`, version: rows[0]?.server_version ?? "" };
  } finally {
    await client.end();
  }
}
