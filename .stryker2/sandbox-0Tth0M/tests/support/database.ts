import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { connect, type Connection, type Db } from "@/db/connect";
import { makeDatabase } from "@/db/embedded-roles";
import { onDatabase, templateName } from "./template";

export type TestDatabase = Connection & {
  /** As the console: it does not own the tables. */
  url: string;
  ownerUrl: string;
  /** Runs inside a transaction that is rolled back afterwards. */
  withRollback: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** A connection of its own, for races: what is committed on it stays. */
  another: () => Connection;
};

/** A database of this test file's own, copied from the migrated template; closed and dropped after the last test. */
export async function freshDatabase(): Promise<TestDatabase> {
  const urls = inject("databaseUrls");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(urls.admin, (admin) => makeDatabase(admin, name, templateName));
  const url = onDatabase(urls.app, name);
  const first = connect(url, { max: 4 });
  const opened = [first];
  afterAll(async () => {
    await Promise.all(opened.map((connection) => connection.close()));
    await asAdmin(urls.admin, async (admin) => {
      await admin.query(`drop database ${name} with (force)`);
    });
  });
  return {
    ...first,
    url,
    ownerUrl: onDatabase(urls.owner, name),
    withRollback: (work) => withRollback(first.db, work),
    another: () => {
      const connection = connect(url, { max: 1 });
      opened.push(connection);
      return connection;
    },
  };
}

class RolledBack<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super("rolled back");
    this.result = result;
  }
}

async function withRollback<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  let done: RolledBack<T> | undefined;
  try {
    await db.transaction(async (tx) => {
      done = new RolledBack(await work(tx));
      throw done;
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  if (!done) throw new Error("The transaction ended without a result.");
  return done.result;
}

async function asAdmin(url: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
