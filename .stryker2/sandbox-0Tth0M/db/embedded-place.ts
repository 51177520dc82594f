import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keptSecret } from "./data-dir";
import { copyBinaries, installedBinaries, isCopied, type Binaries } from "./embedded-binaries";
import { findPostmaster, stopPostmaster } from "./embedded-postmaster";
import { canRun, isRoot, ordinaryUser, type RunAs } from "./embedded-user";

export type Place = {
  binaries: Binaries;
  dataDir: string;
  cluster: string;
  runAs: RunAs | undefined;
};

/** `shared` is named after the clone and holds the binaries; `own` belongs to one data directory. */
type Outside = { shared: string; own: string; cluster: string };

const project = realpathSync(join(dirname(fileURLToPath(import.meta.url)), ".."));
const kept = process.platform === "darwin" ? "/private/var/tmp" : "/var/tmp";

/** Where the binaries and the cluster of this data directory are, and who runs them. */
export async function findPlace(dataDir: string, say: (line: string) => void): Promise<Place> {
  const inside = { dataDir, cluster: join(dataDir, "postgres"), binaries: installedBinaries() };
  if (!isRoot()) return { ...inside, runAs: undefined };

  const outside = outsideOf(dataDir);
  const owner = ownerOf(inside.cluster);
  const runAs = ownerOf(outside.cluster) ?? owner ?? ordinaryUser(say);
  const program = join(inside.binaries.root, "bin", "postgres");
  if (!existsSync(outside.cluster) && canRun(runAs, program, dataDir)) return { ...inside, runAs };

  say(`The user that runs PostgreSQL cannot enter ${project}: the database is kept in ${outside.own}.`);
  const binaries = fillOutside(outside, inside.binaries, runAs, dataDir);
  if (owner) {
    const server = findPostmaster(inside.cluster);
    if (server) await stopPostmaster(inside.cluster, server.pid);
    move(inside.cluster, outside.cluster);
  }
  return { dataDir, cluster: outside.cluster, binaries, runAs };
}

/** The folder outside the clone that belongs to this data directory, if there is one. */
export function findOutside(dataDir: string): Outside | undefined {
  if (!existsSync(join(dataDir, "secrets", idName))) return undefined;
  const outside = outsideOf(realpathSync(dataDir));
  return existsSync(outside.own) ? outside : undefined;
}

/** Removes this folder and those whose data directory is gone, and with the last one the binaries that they share. */
export async function removeOutside(dataDir: string): Promise<void> {
  const shared = sharedFolder();
  if (!isRoot() || !existsSync(shared)) return;
  const own = findOutside(dataDir)?.own;
  const folders = readdirSync(shared).filter((name) => !name.startsWith("postgresql-"));
  for (const folder of folders.map((name) => join(shared, name))) {
    if (folder !== own && isWanted(folder)) continue;
    const server = findPostmaster(join(folder, "postgres"));
    if (server) await stopPostmaster(join(folder, "postgres"), server.pid);
    remove(folder);
  }
  if (readdirSync(shared).every((name) => name.startsWith("postgresql-"))) remove(shared);
}

function isWanted(folder: string): boolean {
  try {
    return findOutside(readFileSync(join(folder, noteName), "utf8"))?.own === folder;
  } catch {
    return false;
  }
}

const idName = "outside-id";
const noteName = "data-dir";

function sharedFolder(): string {
  const words = project.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return join(kept, `mini-program-console-${words.slice(-60)}-${digest(project).slice(0, 8)}`);
}

// The random ID ties the folder to this very data directory: a deleted and re-made one gets a new database.
function outsideOf(dataDir: string): Outside {
  const shared = sharedFolder();
  const own = join(shared, digest(keptSecret(dataDir, idName)).slice(0, 16));
  return { shared, own, cluster: join(own, "postgres") };
}

function ownerOf(path: string): RunAs | undefined {
  if (!existsSync(path)) return undefined;
  const { uid, gid } = statSync(path);
  return uid === 0 ? undefined : { uid, gid };
}

// While root writes in the shared folder it belongs to root alone, so that nobody can put a link in its way.
function fillOutside({ shared, own }: Outside, installed: Binaries, user: RunAs, dataDir: string): Binaries {
  const filled = existsSync(own) && isOurs(shared, user) && isOurs(own, user);
  if (filled && isCopied(installed, shared)) return copyBinaries(installed, shared);
  takeFolder(shared, user);
  try {
    const binaries = copyBinaries(installed, shared);
    takeFolder(own, user);
    writeFileSync(join(own, noteName), dataDir, { mode: 0o600 });
    lchownSync(own, user.uid, user.gid);
    return binaries;
  } finally {
    lchownSync(shared, user.uid, user.gid);
  }
}

/** Makes the folder, 0700 and root's; one that is there already must be ours. */
function takeFolder(path: string, user: RunAs): void {
  try {
    mkdirSync(path, { mode: 0o700 });
    return;
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
  if (!isOurs(path, user)) throw new Error(`${path} was made by someone else. Remove it, then start again.`);
  lchownSync(path, 0, 0);
}

function isOurs(path: string, user: RunAs): boolean {
  const found = lstatSync(path);
  return found.isDirectory() && (found.mode & 0o077) === 0 && [0, user.uid].includes(found.uid);
}

function move(from: string, to: string): void {
  const moved = spawnSync("mv", [from, to], { encoding: "utf8" });
  if (moved.status !== 0) {
    throw new Error(`The database could not be moved from ${from} to ${to}: ${moved.stderr.trim()}`);
  }
}

function remove(folder: string): void {
  const removed = spawnSync("rm", ["-rf", "--", folder], { encoding: "utf8" });
  if (removed.status !== 0) throw new Error(`${folder} could not be removed: ${removed.stderr.trim()}`);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
