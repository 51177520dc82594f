import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type Postmaster = { pid: number; port: number; isReady: boolean };

/** The server that runs on this cluster, as its own file says and the system confirms. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  // While the server writes the file, it may be seen empty or in part.
  const [pid = "", folder = "", , port, , , , status] = readLines(fileOf(cluster));
  if (!/^\d+$/.test(pid) || folder === "" || !isAlive(Number(pid)) || !worksIn(Number(pid), cluster, folder))
    return undefined;
  return { pid: Number(pid), port: Number(port), isReady: status?.trim() === "ready" };
}

/**
 * Removes the file of a server that is gone, which was copied along with the cluster or whose process ID belongs to
 * another program by now: PostgreSQL would not start beside it. Only for whoever is about to start the server.
 */
export function removeStaleFile(cluster: string): void {
  if (!findPostmaster(cluster)) rmSync(fileOf(cluster), { force: true });
}

export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
    ["SIGKILL", 5],
  ] as const) {
    signalTo(pid, signal);
    if (await isGone(pid, seconds)) return killLeftBackends(cluster);
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** After a killed server, its remaining processes keep the shared memory that a new one asks for. */
export function killLeftBackends(cluster: string): void {
  if (process.platform !== "linux") return;
  for (const name of readdirSync("/proc")) {
    if (/^\d+$/.test(name) && worksIn(Number(name), cluster, undefined)) signalTo(Number(name), "SIGKILL");
  }
}

export function isAlive(pid: number): boolean {
  return signalTo(pid, 0) && !isZombie(pid);
}

async function isGone(pid: number, seconds: number): Promise<boolean> {
  for (let tries = 0; tries < seconds * 20; tries += 1) {
    if (!isAlive(pid)) return true;
    await pause(50);
  }
  return false;
}

// A server works in its cluster's folder, wherever that folder has been moved to since.
function worksIn(pid: number, cluster: string, folder: string | undefined): boolean {
  if (process.platform === "linux") {
    try {
      const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
      const program = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
      return program === "postgres" && theirs.ino === ours.ino && theirs.dev === ours.dev;
    } catch {
      return false;
    }
  }
  if (folder !== cluster && folder !== realpathSync(cluster)) return false;
  return spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes("postgres");
}

function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function fileOf(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    return [];
  }
}
