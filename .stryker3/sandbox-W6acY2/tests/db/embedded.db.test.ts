import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { embeddedUrls, isInUse, removeEmbedded, startEmbedded, type Embedded } from "@/db/embedded";
import { findOutside } from "@/db/embedded-place";
import { findPostmaster } from "@/db/embedded-postmaster";

const folders: string[] = [];
const servers: Embedded[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    await removeEmbedded(folder);
    rmSync(folder, { recursive: true, force: true });
  }
});

test("two that start on the same data at the same moment share one server, and the last to leave stops it", async () => {
  const dataDir = newFolder();
  const [first, second] = await Promise.all([start(dataDir), start(dataDir)]);
  expect(first.urls).toEqual(second.urls);
  await first.stop();
  expect(await ask(second.urls.app, "select 1 as it")).toEqual([{ it: 1 }]);
  await second.stop();
  expect(embeddedUrls(dataDir)).toBeUndefined();
});

test("what was acknowledged survives a killed server, which is started again on the same port", async () => {
  const dataDir = newFolder();
  let restarted = (): void => undefined;
  const again = new Promise<void>((resolve) => (restarted = resolve));
  const { urls } = await start(dataDir, () => restarted());
  await ask(urls.owner, "create table kept as select 7 as it");
  process.kill(pidOf(dataDir), "SIGKILL");
  await again;
  expect(embeddedUrls(dataDir)?.owner).toBe(urls.owner);
  expect(await ask(urls.owner, "select it from kept")).toEqual([{ it: 7 }]);
});

test("the server of a killed console is taken over by the next one", async () => {
  const dataDir = newFolder();
  await startAndKill(dataDir);
  const left = pidOf(dataDir);
  await expect.poll(() => isInUse(dataDir)).toBe(false);
  await start(dataDir);
  expect(pidOf(dataDir)).toBe(left);
  expect(await isInUse(dataDir)).toBe(true);
});

test("a copy of the data of a running server is not taken for the running one", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ask(first.urls.owner, "create table kept as select 7 as it");
  await ask(first.urls.admin, "checkpoint");
  const copy = newFolder();
  cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true });
  rmSync(join(copy, "secrets", "outside-id"), { force: true });
  expect(embeddedUrls(copy)).toBeUndefined();
  expect(pidOf(dataDir)).toBeGreaterThan(0);
});

test("its passwords are random, each in a file of its own that nobody else can read", async () => {
  const [one, other] = [newFolder(), newFolder()];
  const { urls } = await start(one);
  await start(other);
  for (const name of readdirSync(join(one, "secrets"))) {
    expect(statSync(join(one, "secrets", name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(other, "secrets", name), "utf8")).not.toBe(
      readFileSync(join(one, "secrets", name), "utf8"),
    );
  }
  const wrong = new URL(urls.app);
  wrong.password = "console_app";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect(await ask(urls.admin, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
});

function start(dataDir: string, onRestart: () => void = () => {}): Promise<Embedded> {
  return startEmbedded({ dataDir, durable: false, onRestart }).then((server) => {
    servers.push(server);
    return server;
  });
}

async function startAndKill(dataDir: string): Promise<void> {
  const script = `
    import { startEmbedded } from "./db/embedded.ts";
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    process.kill(process.pid, "SIGKILL");
  `;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const other = spawn(process.execPath, args, { stdio: "inherit" });
  const signal = await new Promise((resolve) => other.once("exit", (_, by) => resolve(by)));
  expect(signal).toBe("SIGKILL");
}

function newFolder(): string {
  const folder = `.data-test-${randomBytes(6).toString("hex")}`;
  folders.push(folder);
  return folder;
}

function pidOf(dataDir: string): number {
  return findPostmaster(findOutside(dataDir)?.cluster ?? join(process.cwd(), dataDir, "postgres"))?.pid ?? 0;
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(question)).rows;
  } finally {
    await client.end();
  }
}
