import { Client } from "pg";
import { startEmbedded } from "../../db/embedded";
import { makeDatabase } from "../../db/embedded-roles";

export type Scratch = { url: string; stop: () => Promise<void> };

/** The scratch database for so many mini programs: in an embedded PostgreSQL of its own, or on the given server. */
export async function scratchDatabase(
  count: number,
  options: { server?: string | undefined; anew: boolean },
): Promise<Scratch> {
  const name = `console_bench_${count}`;
  if (options.server !== undefined) {
    await prepare(options.server, name, options.anew, async (client) => {
      await client.query(`create database ${name} encoding 'UTF8' template template0`);
    });
    return { url: onDatabase(options.server, name), stop: async () => {} };
  }
  const embedded = await startEmbedded({ dataDir: ".data-bench", say: console.log });
  await prepare(embedded.urls.admin, name, options.anew, (client) => makeDatabase(client, name, "template1"));
  return { url: onDatabase(embedded.urls.owner, name), stop: embedded.stop };
}

async function prepare(
  server: string,
  name: string,
  anew: boolean,
  make: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    const there = (await client.query("select 1 from pg_database where datname = $1", [name])).rowCount === 1;
    if (!there && !anew)
      throw new Error(`There is no database ${name} yet. Fill it first: npm run bench:fill -- ${name.split("_")[2]}`);
    if (there && anew) await client.query(`drop database ${name} with (force)`);
    if (anew) await make(client);
  } finally {
    await client.end();
  }
}

function onDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
