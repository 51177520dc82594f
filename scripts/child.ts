import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Logger } from "pino";
import { forward } from "./forward";

export type Child = {
  /** Resolves once it serves, and rejects where it ends before that. */
  ready: Promise<void>;
  /** Ends it, waiting for what it is doing. */
  stop: () => Promise<void>;
  /** Ends it and starts it with the environment as it is now. */
  restart: () => void;
};

export type ChildOptions = {
  name: string;
  args: string[];
  environment: () => NodeJS.ProcessEnv;
  /** Resolves once it serves; given up when the signal says so. Meanwhile it tells why not yet. */
  untilReady: (child: ChildProcess, gone: AbortSignal, tell: (why: string) => void) => Promise<void>;
  /** How long, in milliseconds, it may take until it serves: better an end that says so than a start without one. */
  longestStart: number;
  /** How long, in milliseconds, it may go on with what is under way once it is told to stop. */
  longestEnd: number;
  log: Logger;
  /** Called when it does not stay up. */
  onGivenUp: (error: Error) => void;
};

/** In milliseconds, for what never served: nothing is under way in it. */
const longestEndOfStart = 10_000;

const follow = pathToFileURL("scripts/follow-parent.mjs").href;

/** Starts a process, and once it has served, starts it again whenever it ends by itself. */
export function startChild(options: ChildOptions): Child {
  const { name, longestStart, log, onGivenUp } = options;
  let state: "starting" | "serving" | "stopping" = "starting";
  let restarting = false;
  const ends: number[] = [];
  const early: string[][] = [];
  const firstGone = new AbortController();
  const late = AbortSignal.timeout(longestStart);

  const launch = () => {
    const child = spawn(process.execPath, ["--import", follow, ...options.args], {
      env: options.environment(),
      stdio: ["pipe", "pipe", "pipe"],
      // In a group of its own: Ctrl-C in the terminal is for the start script, which ends all in order.
      detached: true,
    });
    const listener = () => (state === "starting" ? undefined : log);
    early.push(forward(child.stdout, "info", listener), forward(child.stderr, "error", listener));
    child.stdin.on("error", () => {});
    child.once("close", (code, signal) => {
      firstGone.abort();
      if (state === "serving") void again(`${name} ended by itself (${signal ?? code})`);
    });
    return child;
  };

  const again = async (what: string) => {
    if (!restarting) {
      const recent = ends.filter((at) => at > Date.now() - 60_000);
      ends.splice(0, ends.length, ...recent, Date.now());
      if (ends.length > 5) return onGivenUp(new Error(`${what} for the ${ends.length}th time within a minute.`));
      log.error(`${what}; starting it again.`);
      await pause(250 * 2 ** (ends.length - 1));
    }
    restarting = false;
    if (state === "serving") current = launch();
  };

  let current = launch();
  const givenUp = AbortSignal.any([firstGone.signal, late]);
  let why = "";
  const serving = options.untilReady(current, givenUp, (text) => (why = ` ${text}`));
  const ready = Promise.race([serving, aborted(givenUp)]).then(() => {
    const words = early.flat().join("\n");
    if (firstGone.signal.aborted) throw new Error(`${name} did not start.\n${words}`);
    const limit = `${longestStart / 1000} seconds`;
    if (late.aborted) throw new Error(`${name} did not become ready within ${limit}.${why}\n${words}`);
    if (state === "starting") state = "serving";
  });

  return {
    ready,
    restart: () => {
      restarting = current.kill("SIGTERM");
    },
    stop: () => {
      const longestEnd = state === "starting" ? Math.min(longestEndOfStart, options.longestEnd) : options.longestEnd;
      state = "stopping";
      return end(current, { ...options, longestEnd });
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

async function end(child: ChildProcess, { name, longestEnd, log }: ChildOptions): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const waiting = `${name} finishes what is under way, such as an upload. A second stop signal ends it at once.`;
  const timers = [setTimeout(() => log.info(waiting), 5_000), setTimeout(() => child.kill("SIGKILL"), longestEnd)];
  await gone;
  for (const timer of timers) clearTimeout(timer);
}
