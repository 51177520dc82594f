import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { identityOf, isRunning, withFileLock } from "@/db/file-lock.mjs";

const folder = mkdtempSync(join(tmpdir(), "lock-"));
afterAll(() => rmSync(folder, { recursive: true }));

const lockModule = join(process.cwd(), "db", "file-lock.mjs");

test("of several processes, one at a time works under the lock, also where a dead one left it behind", async () => {
  const [lock, log] = [join(folder, "several.lock"), join(folder, "log")];
  dieHolding(lock);
  writeFileSync(log, "");
  const script = `
    import { appendFileSync } from "node:fs";
    import { setTimeout as pause } from "node:timers/promises";
    import { withFileLock } from ${JSON.stringify(lockModule)};
    for (let turn = 0; turn < 3; turn += 1) {
      await withFileLock(${JSON.stringify(lock)}, async () => {
        appendFileSync(${JSON.stringify(log)}, "(");
        await pause(5);
        appendFileSync(${JSON.stringify(log)}, ")");
      });
    }
  `;
  await Promise.all(Array.from({ length: 6 }, () => runScript(script)));
  expect(readFileSync(log, "utf8")).toBe("()".repeat(18));
  expect(readdirSync(folder)).toEqual(["log"]);
});

test("a lock is given back when the work fails", async () => {
  const lock = join(folder, "fails.lock");
  await expect(withFileLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(withFileLock(lock, () => "yes")).resolves.toBe("yes");
});

test("a process is told from another one that got its number later", () => {
  const me = identityOf(process.pid);
  expect(isRunning(me)).toBe(true);
  expect(isRunning({ ...me, startedAt: me.startedAt === null ? null : "1" })).toBe(me.startedAt === null);
});

function dieHolding(lock: string): void {
  const script = `
    import { withFileLock } from ${JSON.stringify(lockModule)};
    await withFileLock(${JSON.stringify(lock)}, () => process.kill(process.pid, "SIGKILL"));
  `;
  const { signal } = spawnSync(process.execPath, ["--input-type=module", "--eval", script]);
  expect(signal).toBe("SIGKILL");
}

function runScript(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "inherit" });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}
