import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { removeEmbedded } from "../../db/embedded";
import type { Visited } from "../bench-browser";
import { freePorts } from "../ports.mjs";

const goal = 5;
const dataDir = ".data-bench-start";

/** Packages, build and database are there: how long from the command to the sign-in page. The first start makes them. */
export async function benchStart({ environment }: Visited): Promise<boolean> {
  try {
    const seconds = [];
    for (let time = 0; time < 4; time += 1) seconds.push(await untilFirstPage(environment));
    const [first, ...others] = seconds.map((taken) => taken.toFixed(1));
    console.log(`\nThe first start took ${first} s, the next ones ${others.join(", ")} s (goal ${goal}).`);
    return Math.min(...seconds.slice(1)) <= goal;
  } finally {
    await removeEmbedded(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function untilFirstPage(environment: NodeJS.ProcessEnv): Promise<number> {
  const [port, demoPort] = await freePorts(2);
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    env: {
      ...environment,
      ...{ PORT: `${port}`, DEMO_IDP_PORT: `${demoPort}`, DATA_DIR: dataDir, DATABASE_URL: "", LOG_LEVEL: "warn" },
    },
    stdio: "ignore",
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  let seconds = NaN;
  while (Number.isNaN(seconds) && child.exitCode === null) {
    const isThere = await fetch(`http://localhost:${port}/sign-in`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isThere) seconds = (performance.now() - began) / 1_000;
    else await pause(20);
  }
  child.kill("SIGTERM");
  await gone;
  return seconds;
}
