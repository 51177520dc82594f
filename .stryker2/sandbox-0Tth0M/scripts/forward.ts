import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Logger } from "pino";

/** Passes log lines on as they are; whatever else a process says becomes one. */
export function forward(stream: Readable | null, level: "info" | "error", log: () => Logger | undefined): string[] {
  const early: string[] = [];
  if (!stream) return early;
  createInterface({ input: stream }).on("line", (line) => {
    const logger = log();
    if (line.startsWith('{"level":')) process.stdout.write(`${line}\n`);
    else if (!logger) early.push(line);
    else if (line.trim() !== "") logger[level](line.trimEnd());
  });
  return early;
}
