import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isRunning } from "../db/file-lock.mjs";

/** Where a running console notes who it is, so that the next one can tell what a killed one left from a stranger. */
export function noteOf(dataDir, port) {
  return join(dataDir, `console-${port}.json`);
}

/** Throws one sentence that names the variable when something else listens on a port that the console needs. */
export async function requireFreePorts({ port, demoPort, dataDir }) {
  await requireFreePort(port, dataDir, port, `: choose another with PORT, such as PORT=${port + 10} npm start.`);
  if (!demoPort) return;
  await requireFreePort(
    demoPort,
    dataDir,
    port,
    ", and the demo identity provider needs it: choose another with DEMO_IDP_PORT (default: PORT + 1).",
  );
}

async function requireFreePort(port, dataDir, consolePort, mend) {
  // What a killed console started ends by itself within a few seconds.
  const patience = wasLeft(noteOf(dataDir, consolePort)) ? 100 : 1;
  for (let tries = 0; tries < patience; tries += 1) {
    if (!(port > 0 && port < 65536) || (await isFree(port))) return;
    await pause(100);
  }
  throw new Error(`Port ${port} is taken by another program${mend}`);
}

/** So many free ports, held at the same time, so that they differ, and none that a connection going out may be given. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listenSomewhere));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map(close));
  return ports;
}

async function listenSomewhere() {
  for (let tries = 1; ; tries += 1) {
    try {
      return await listen(randomInt(10_000, 30_000));
    } catch (error) {
      if (tries === 100) throw error;
    }
  }
}

async function isFree(port) {
  const answers = await Promise.all([isAnswered("127.0.0.1", port), isAnswered("::1", port)]);
  if (answers.includes(true)) return false;
  try {
    await close(await listen(port));
    return true;
  } catch {
    return false;
  }
}

function isAnswered(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function close(server) {
  return new Promise((resolve) => server.close(resolve));
}

function wasLeft(note) {
  try {
    return !isRunning(JSON.parse(readFileSync(note, "utf8")));
  } catch {
    return false;
  }
}
