import { connect, type Connection } from "../db/connect";
import { startEmbedded } from "../db/embedded";
import { appRole } from "../db/embedded-roles";
import type { Env } from "../lib/env";

export type Database = {
  /** As the console, which may not change the audit log where an owner's address is given. */
  url: string;
  ownerUrl: string;
  appRole: string | undefined;
  /** Leaves it; an embedded one stops with the last who leaves. */
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  say?: (line: string) => void;
  /** Called with the console's address after the embedded one was started again. */
  onRestart?: (url: string) => void;
};

/** The database of the environment, or the embedded one, which is started unless it runs already. */
export async function openDatabase(settings: Env, options: DatabaseOptions = {}): Promise<Database> {
  const { say = () => {}, onRestart = () => {} } = options;
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl } = settings;
  if (url !== undefined && ownerUrl !== undefined) {
    const appRole = decodeURIComponent(new URL(url).username);
    return { url, ownerUrl, appRole: ownerUrl === url ? undefined : appRole, close: () => Promise.resolve() };
  }
  const server = await startEmbedded({ dataDir: settings.dataDir, say, onRestart: (urls) => onRestart(urls.app) });
  return { url: server.urls.app, ownerUrl: server.urls.owner, appRole, close: () => server.stop() };
}

/** For commands on the host: opens the database of the environment, works, and leaves it. */
export async function withDatabase<T>(settings: Env, work: (connection: Connection) => Promise<T>): Promise<T> {
  const database = await openDatabase(settings, { say: (line) => console.error(line) });
  const connection = connect(database.url, { max: 2, applicationName: "console command" });
  try {
    return await work(connection);
  } finally {
    await connection.close();
    await database.close();
  }
}
