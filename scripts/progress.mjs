// What a long step tells a person: a running clock in a terminal, a line now and then elsewhere.
import { spawn } from "node:child_process";

const out = process.stdout;
const running = new Set();
const steps = new Set();
let timer;

/** Runs `work`, and says what is being done, for how long, and how it ended; several may run side by side. */
export async function step(name, work) {
  const one = { name, start: performance.now() };
  steps.add(one);
  if (out.isTTY) tellTime();
  else out.write(`… ${name}\n`);
  timer ??= setInterval(tellTime, out.isTTY ? 1000 : 10_000);
  const end = (sign) => {
    steps.delete(one);
    say(`${sign} ${name} (${took(one.start)})`);
  };
  try {
    const result = await work();
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  } finally {
    if (steps.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }
}

/** A line that stays, above what is running. */
export function say(text) {
  out.write(`${out.isTTY ? "\r\x1b[K" : ""}${text}\n`);
  if (out.isTTY && steps.size > 0) tellTime();
}

function tellTime() {
  const now = performance.now();
  const names = [...steps].map(({ name, start }) => `${name}, ${Math.round((now - start) / 1000)} s`).join(" · ");
  out.write(out.isTTY ? `\r\x1b[K… ${names} ` : `… ${names}\n`);
}

/** Runs a command to its end and gives its output; an error carries the last of it. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    running.add(child);
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new CommandError(`${[command, ...args].join(" ")} ended with ${signal ?? code}`, output));
    });
  });
}

export class CommandError extends Error {
  constructor(message, output) {
    super(`${message}\n${output.trim().split("\n").slice(-60).join("\n")}`);
    this.output = output;
  }
}

/** Ends the commands that are running; they stand in the terminal's own group and may be gone already. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

function took(start) {
  const seconds = (performance.now() - start) / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}
