import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Place } from "./embedded-place";

export const adminRole = "console_admin";

// The provider gives the same characters and order on every system; the system's own locale still has to be UTF-8.
const locales = ["C.UTF-8", "en_US.UTF-8", "C.utf8", "en_US.utf8"];

/** Makes the cluster where there is none. An interrupted attempt leaves nothing that would be taken for one. */
export function makeCluster(place: Place, password: string, sync: boolean): void {
  const { cluster, runAs } = place;
  const folder = dirname(cluster);
  const unfinished = `${basename(cluster)}.new-`;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(unfinished)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (existsSync(cluster)) return;

  const fresh = join(folder, unfinished + randomBytes(6).toString("hex"));
  const secret = mkdtempSync(join(tmpdir(), "mini-program-console-"));
  try {
    const passwordFile = join(secret, "password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    mkdirSync(fresh, { mode: 0o700 });
    if (runAs) for (const path of [fresh, passwordFile, secret]) chownSync(path, runAs.uid, runAs.gid);
    const failures: string[] = [];
    const made = locales.some((locale) => {
      const failure = initdb(place, fresh, passwordFile, [`--locale=${locale}`, ...(sync ? [] : ["--no-sync"])]);
      if (failure !== undefined) failures.push(failure);
      return failure === undefined;
    });
    if (!made) throw new Error(explain(failures));
    renameSync(fresh, cluster);
  } finally {
    rmSync(secret, { recursive: true, force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function initdb(place: Place, folder: string, passwordFile: string, more: string[]): string | undefined {
  const made = spawnSync(
    join(place.binaries.root, "bin", "initdb"),
    [
      ...["--pgdata", folder, "--username", adminRole, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      ...["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
      ...["--lc-messages", "C", "--no-instructions", ...more],
    ],
    { cwd: "/", env: { NODE_ENV: "production" }, encoding: "utf8", ...place.runAs },
  );
  if (made.status === 0) return undefined;
  return made.stderr?.trim() || String(made.error ?? made.signal);
}

function explain(failures: string[]): string {
  const others = failures.find((failure) => !failure.includes("invalid locale name"));
  return others === undefined
    ? `This system has no UTF-8 locale. Install one of ${locales.slice(0, 2).join(" or ")}, then start again.`
    : `The embedded PostgreSQL could not be prepared: ${others}`;
}
