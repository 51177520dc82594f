// What a long step tells a person: a running clock in a terminal, a line now and then elsewhere.
import { spawn } from "node:child_process";

const out = process.stdout;
const running = new Set();

/** Runs `work`, and says what is being done, for how long, and how it ended. */
export async function step(name, work) {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const tellTime = () => out.write(out.isTTY ? `\r… ${name}, ${seconds()} s ` : `… ${name}, ${seconds()} s\n`);
  const timer = setInterval(tellTime, out.isTTY ? 1000 : 10_000);
  out.write(out.isTTY ? `… ${name}` : `… ${name}\n`);
  const end = (sign) => out.write(`${out.isTTY ? "\r\x1b[K" : ""}${sign} ${name} (${took(start)})\n`);
  try {
    const result = await work();
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  } finally {
    clearInterval(timer);
  }
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
