// Plain JavaScript: the start scripts use it before anything is installed.
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Runs `work` while holding the lock file, and waits for another process that holds it.
 * A lock whose process is gone is taken over.
 */
export async function withFileLock(path, work, onWait = () => {}) {
  const release = await acquire(path, onWait);
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(path, onWait) {
  const id = randomUUID();
  const mine = `${path}.${id}`;
  writeFileSync(mine, JSON.stringify({ id, ...identityOf(process.pid) }), { mode: 0o600 });
  try {
    for (let waited = 0; ; waited += 1) {
      if (tryLink(mine, path)) break;
      const holder = read(path);
      if (holder && !isRunning(holder) && (await takeOver(path, holder, mine))) break;
      if (waited === 10) onWait();
      await pause(50);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(path, { force: true });
}

// Only one process at a time may replace a given dead holder: the one that holds the lock on doing so.
function takeOver(path, holder, mine) {
  return withFileLock(`${path}.after-${holder.id}`, () => {
    if (read(path)?.id !== holder.id) return false;
    renameSync(mine, path);
    return true;
  });
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** A process ID is reused in time; together with its start it names one process. */
export function identityOf(pid) {
  return { pid, startedAt: startOf(pid) };
}

export function isRunning({ pid, startedAt }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  const now = startOf(pid);
  return now === null || startedAt === null || now === startedAt;
}

function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
  } catch {
    return null;
  }
}
