import { Client } from "pg";
import { startEmbedded } from "../../db/embedded";
import { makeDatabase } from "../../db/embedded-roles";

export type Scratch = { url: string; isNew: boolean; stop: () => Promise<void> };

type Options = {
  server?: string | undefined;
  /** Whether to make it: never, instead of an old one, or where there is none. */
  make: "never" | "anew" | "missing";
};

/** The scratch database for so many mini programs: in an embedded PostgreSQL of its own, or on the given server. */
export async function scratchDatabase(count: number, { server, make }: Options): Promise<Scratch> {
  const name = `console_bench_${count}`;
  if (server !== undefined) {
    const isNew = await prepare(server, name, make, async (client) => {
      await client.query(`create database ${name} encoding 'UTF8' template template0`);
    });
    return { url: onDatabase(server, name), isNew, stop: async () => {} };
  }
  const embedded = await startEmbedded({ dataDir: ".data-bench", say: console.log });
  try {
    const create = (client: Client) => makeDatabase(client, name, "template1");
    const isNew = await prepare(embedded.urls.admin, name, make, create);
    return { url: onDatabase(embedded.urls.owner, name), isNew, stop: embedded.stop };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** Answers whether it was made. */
async function prepare(
  server: string,
  name: string,
  make: Options["make"],
  create: (client: Client) => Promise<void>,
): Promise<boolean> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    const there = (await client.query("select 1 from pg_database where datname = $1", [name])).rowCount === 1;
    if (!there && make === "never")
      throw new Error(`There is no database ${name} yet. Fill it first: npm run bench:fill -- ${name.split("_")[2]}`);
    if (there && make !== "anew") return false;
    if (there) await client.query(`drop database ${name} with (force)`);
    await create(client);
    return true;
  } finally {
    await client.end();
  }
}

function onDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
