import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { clusterOf, embeddedUrls, removeEmbedded, type EmbeddedUrls } from "@/db/embedded";
import { killLeftBackends } from "@/db/embedded-postmaster";
import { freePorts } from "@/scripts/ports.mjs";

/** What ends by SIGKILL: the console's process, which the start script starts again; all of npm start; the database; everything. */
export const killings = ["console", "npm start", "PostgreSQL", "all at once"] as const;
export type Killing = (typeof killings)[number];

export type Machine = {
  url: string;
  dataDir: string;
  /** Of its embedded database. */
  databaseUrls: () => EmbeddedUrls;
  start: () => Promise<void>;
  kill: (what: Killing) => void;
  /** Resolves once it is ready, where it was killed after it was started again. */
  untilReady: () => Promise<void>;
  isReady: () => Promise<boolean>;
  /** Sends the stop signal; resolves with the exit code. */
  stop: () => Promise<number | null>;
  remove: () => Promise<void>;
  output: () => string;
};

/** A console as people start it, on ports and in a data directory that stay the same however often it is started. */
export async function makeMachine(
  environment: NodeJS.ProcessEnv,
  dataDir = `.data-test-${randomBytes(6).toString("hex")}`,
): Promise<Machine> {
  const [port, demoPort] = await freePorts(2);
  const url = environment["APP_URL"] || `http://localhost:${port}`;
  const own = `http://localhost:${port}`;
  // Its load sends forms faster than the few people whom it plays.
  const busy = { ...environment, FORMS_PER_MINUTE: "100000" };
  const env = { ...busy, PORT: `${port}`, DEMO_IDP_PORT: `${demoPort}`, DATA_DIR: dataDir };
  let child: ChildProcess | undefined;
  let output = "";

  const start = async () => {
    const starting = spawn(process.execPath, ["--import", "./scripts/follow-parent.mjs", "scripts/start.mjs"], {
      ...{ env, detached: true },
      stdio: ["pipe", "pipe", "pipe"],
    });
    child = starting;
    let own = "";
    const isUp = new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        own += chunk.toString();
        output = (output + chunk.toString()).slice(-200_000);
        if (own.includes("Ctrl-C stops it.")) resolve();
      };
      starting.stdout.on("data", hear);
      starting.stderr.on("data", hear);
      starting.once("close", () => reject(new Error(`The console did not start.\n${own.slice(-3000)}`)));
    });
    starting.stdin.on("error", () => {});
    await isUp;
  };

  const isReady = async () => {
    try {
      return (await fetch(`${own}/api/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false;
    }
  };

  const kill = (what: Killing) => {
    const script = child?.pid ?? 0;
    const children = what === "PostgreSQL" ? [] : childrenOf(script);
    const killed = {
      console: children.filter(({ args }) => args.includes("next")).map(({ pid }) => pid),
      "npm start": [script, ...children.map(({ pid }) => pid)],
      PostgreSQL: [],
      "all at once": [script, ...children.map(({ pid }) => pid)],
    }[what];
    for (const pid of killed) process.kill(pid, "SIGKILL");
    if (what === "console" && killed.length !== 1) throw new Error(`There are ${killed.length} consoles.`);
    if (what === "PostgreSQL" || what === "all at once") killLeftBackends(clusterOf(dataDir));
  };

  return {
    ...{ url: own, dataDir, start, kill, isReady },
    databaseUrls: () => {
      const urls = embeddedUrls(dataDir);
      if (!urls) throw new Error(`No database runs in ${dataDir}.`);
      return urls;
    },
    untilReady: async () => {
      for (let tries = 0; !(await isReady()); tries += 1) {
        if (tries > 1200) throw new Error(`${url} does not become ready.\n${output.slice(-3000)}`);
        await pause(50);
      }
    },
    stop: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
      return child.exitCode;
    },
    remove: async () => {
      await removeEmbedded(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
    output: () => output,
  };
}

function childrenOf(parent: number): { pid: number; args: string }[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, ppid, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(ppid) === parent ? [{ pid: Number(pid), args }] : [];
  });
}
