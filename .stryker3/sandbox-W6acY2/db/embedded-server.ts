import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { adminRole } from "./embedded-cluster";
import type { Place } from "./embedded-place";
import { findPostmaster, isAlive, killLeftBackends, removeStaleFile, stopPostmaster } from "./embedded-postmaster";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  shared_buffers: "256MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "2GB",
};

const hastySettings = { fsync: "off", full_page_writes: "off", shared_buffers: "128MB" };

/** Makes sure that a server runs on the cluster and answers; gives its port. */
export async function ensureServer(place: Place, password: string, durable: boolean): Promise<number> {
  const running = findPostmaster(place.cluster);
  if (running) {
    if (await answers(place, running.pid, password)) return running.port;
    if (isAlive(running.pid)) await stopPostmaster(place.cluster, running.pid);
  }
  return launch(place, password, durable);
}

async function launch(place: Place, password: string, durable: boolean): Promise<number> {
  const portFile = join(place.dataDir, "postgres-port");
  // A console that is running goes on with the port that it knows.
  let port = lastPort(portFile) ?? (await freePort());
  for (let tries = 0; ; tries += 1) {
    removeStaleFile(place.cluster);
    const { pid, logOfThisStart } = spawnServer(place, port, durable);
    if (await answers(place, pid, password)) {
      writeFileSync(portFile, String(port), { mode: 0o600 });
      return port;
    }
    const log = logOfThisStart();
    if (tries > 60) throw failure(log);
    if (/could not bind|could not create any TCP/.test(log)) {
      port = await freePort();
    } else if (/shared memory block|lock file .* (already )?exists/.test(log)) {
      if (tries > 10) killLeftBackends(place.cluster);
      await pause(250);
    } else {
      throw failure(log);
    }
  }
}

function failure(log: string): Error {
  const lines = log.trim().split("\n").slice(-8).join("\n  ");
  return new Error(`The embedded PostgreSQL did not start. Its last words:\n  ${lines}`);
}

function spawnServer(place: Place, port: number, durable: boolean) {
  const logFile = join(place.dataDir, "postgres.log");
  const log = openSync(logFile, "a", 0o600);
  if (statSync(logFile).size > 10_000_000) truncateSync(logFile);
  const from = statSync(logFile).size;
  const all = { ...settings, ...(durable ? {} : hastySettings), port: String(port) };
  const server = spawn(
    join(place.binaries.root, "bin", "postgres"),
    ["-D", place.cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // In a session of its own: Ctrl-C in the terminal is for the console, which then stops the server in order.
    {
      cwd: "/",
      env: { LC_ALL: "C", NODE_ENV: "production" },
      stdio: ["ignore", log, log],
      detached: true,
      ...place.runAs,
    },
  );
  server.on("error", () => {});
  server.unref();
  closeSync(log);
  return { pid: server.pid ?? 0, logOfThisStart: () => readFileSync(logFile).subarray(from).toString("utf8") };
}

/** Waits while the server starts, recovers or stops; false when it is gone or serves another folder. */
async function answers(place: Place, pid: number, password: string): Promise<boolean> {
  const deadline = Date.now() + 600_000;
  while (pid > 0 && isAlive(pid) && Date.now() < deadline) {
    const server = findPostmaster(place.cluster);
    const answer = server?.pid === pid && server.isReady ? await ask(server.port, password) : {};
    if (answer.folder !== undefined) return answer.folder === place.cluster;
    if (answer.code === "28P01") {
      throw new Error(
        `The embedded PostgreSQL in ${place.cluster} has another password than the one kept in ${place.dataDir}. ` +
          "Put the kept one back, or type npm run clean to begin with an empty database.",
      );
    }
    await pause(25);
  }
  return false;
}

async function ask(port: number, password: string): Promise<{ folder?: string; code?: string }> {
  const client = new Client({
    ...{ host: "127.0.0.1", port, user: adminRole, password, database: "postgres" },
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0] ?? {};
  } catch (error) {
    return error instanceof Error && "code" in error ? { code: String(error.code) } : {};
  } finally {
    await client.end().catch(() => {});
  }
}

function lastPort(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
