import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import * as schema from "./schema";

/** The database, or one transaction of it. */
export type Db = PgDatabase<NodePgQueryResultHKT, typeof schema>;

export type Connection = { db: Db; pool: Pool; close: () => Promise<void> };

export type ConnectOptions = { max?: number; applicationName?: string; onError?: (error: Error) => void };

const settings = {
  random_page_cost: "1.1",
  jit: "off",
  // Joins beyond four are made in the order that they are written in, so write them in a good one: to weigh all orders of
  // nine tables takes longer than to read them.
  join_collapse_limit: "4",
  // Starting workers takes longer than the short queries of a console.
  max_parallel_workers_per_gather: "0",
  statement_timeout: "15s",
  lock_timeout: "10s",
  idle_in_transaction_session_timeout: "30s",
};

export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { max = 10, applicationName = "mini-program-console", onError = () => {} } = options;
  const pool = new Pool({
    connectionString: withSettings(url),
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // Without a listener, a connection that breaks ends the process: one for those at rest, one for those in use.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", () => {}));
  return { db: drizzle(pool, { schema }), pool, close: () => pool.end() };
}

function withSettings(url: string): string {
  const address = new URL(url);
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  address.searchParams.set("options", [...ours, address.searchParams.get("options") ?? ""].join(" ").trim());
  return address.href;
}
