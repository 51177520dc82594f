import "server-only";
import { connect, type Connection, type Db } from "@/db/connect";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

// The build may put this module into several bundles; the pool is one per process all the same.
const shared = globalThis as typeof globalThis & { consoleConnection?: Connection };

/** The database of this process. */
export function database(): Db {
  return databaseConnection().db;
}

export function databaseConnection(): Connection {
  return (shared.consoleConnection ??= open());
}

function open(): Connection {
  const { databaseUrl } = env();
  if (databaseUrl === undefined) {
    throw new Error("DATABASE_URL is not set. Start with npm start, which starts the embedded database, or set it.");
  }
  return connect(databaseUrl, { onError: (err) => log().warn({ err }, "a connection to the database broke") });
}
