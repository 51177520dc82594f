import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { keptSecret, makeDataDir } from "./data-dir";
import { adminRole, makeCluster } from "./embedded-cluster";
import { findOutside, findPlace, removeOutside } from "./embedded-place";
import { findPostmaster, stopPostmaster } from "./embedded-postmaster";
import { appRole, databaseName, makeRolesAndDatabase, ownerRole } from "./embedded-roles";
import { ensureServer } from "./embedded-server";
import { withFileLock } from "./file-lock.mjs";

export type EmbeddedUrls = { owner: string; app: string; admin: string };

export type Embedded = {
  urls: EmbeddedUrls;
  /** Leaves the server; the last one to leave stops it. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Off for tests: faster, and lost where the machine itself crashes. */
  durable?: boolean;
  say?: (line: string) => void;
  /** Called when the server had to be started again; its port is usually the same. */
  onRestart?: (urls: EmbeddedUrls) => void;
};

const keeperName = "console keeper";

/** Starts PostgreSQL on this data directory, or joins the one that runs there, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, say = () => {}, onRestart = () => {} } = options;
  const dataDir = makeDataDir(options.dataDir);
  const locked = <T>(work: () => Promise<T>) => withFileLock(join(dataDir, "postgres.lock"), work);
  const place = await locked(() => findPlace(dataDir, say));
  let stopping = false;

  const up = () =>
    locked(async () => {
      const secrets = readSecrets(dataDir);
      makeCluster(place, secrets.admin, durable);
      const port = await ensureServer(place, secrets.admin, durable);
      const urls = urlsOf(port, secrets);
      await makeRolesAndDatabase(urls.admin, secrets);
      return { urls, keeper: await joinServer(urls.admin, () => void revive()) };
    });

  const revive = async () => {
    for (let seconds = 0; !stopping; seconds = Math.min(seconds + 1, 10)) {
      try {
        say(`PostgreSQL is gone; starting it again.`);
        current = await up();
        if (stopping) await current.keeper.end();
        else onRestart(current.urls);
        return;
      } catch (error) {
        say(`PostgreSQL could not be started: ${error instanceof Error ? error.message : String(error)}`);
        await pause(seconds * 1000);
      }
    }
  };

  let current = await up();

  return {
    get urls() {
      return current.urls;
    },
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await locked(async () => {
        const others = await othersAt(current.keeper);
        await current.keeper.end().catch(() => {});
        const server = findPostmaster(place.cluster);
        if (server && others === 0) await stopPostmaster(place.cluster, server.pid);
      });
    },
  };
}

/** Where the server of this data directory answers now, if one runs there. */
export function embeddedUrls(dataDir: string): EmbeddedUrls | undefined {
  const server = findPostmaster(clusterOf(dataDir));
  return server && urlsOf(server.port, readSecrets(dataDir));
}

/** Whether somebody works with the server of this data directory at this moment. */
export async function isInUse(dataDir: string): Promise<boolean> {
  const urls = embeddedUrls(dataDir);
  if (!urls) return false;
  const client = new Client({ connectionString: urls.admin });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await othersAt(client)) > 0;
  } finally {
    await client.end();
  }
}

/** Stops whatever runs there and removes what is kept outside the clone; the data directory itself stays. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  const cluster = clusterOf(dataDir);
  const server = existsSync(cluster) ? findPostmaster(cluster) : undefined;
  if (server) await stopPostmaster(cluster, server.pid);
  await removeOutside(dataDir);
}

function clusterOf(dataDir: string): string {
  return findOutside(dataDir)?.cluster ?? join(existsSync(dataDir) ? realpathSync(dataDir) : dataDir, "postgres");
}

type Secrets = { admin: string; owner: string; app: string };

function readSecrets(dataDir: string): Secrets {
  const read = (role: string) => keptSecret(dataDir, `postgres-${role}`);
  return { admin: read("admin"), owner: read("owner"), app: read("app") };
}

function urlsOf(port: number, secrets: Secrets): EmbeddedUrls {
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    owner: url(ownerRole, secrets.owner, databaseName),
    app: url(appRole, secrets.app, databaseName),
    admin: url(adminRole, secrets.admin, "postgres"),
  };
}

async function joinServer(adminUrl: string, onEnd: () => void): Promise<Client> {
  const keeper = new Client({ connectionString: adminUrl, application_name: keeperName, keepAlive: true });
  keeper.on("error", () => {});
  await keeper.connect();
  keeper.once("end", onEnd);
  return keeper;
}

async function othersAt(keeper: Client): Promise<number> {
  try {
    const { rows } = await keeper.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
      [keeperName],
    );
    return rows[0]?.others ?? 0;
  } catch {
    return 0;
  }
}
