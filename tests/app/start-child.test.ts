import { pino } from "pino";
import { expect, test } from "vitest";
import { startChild, type ChildOptions } from "@/scripts/child";

const start = (script: string, more: Partial<ChildOptions> = {}) =>
  startChild({
    name: "The process",
    args: ["-e", script],
    environment: () => process.env,
    untilReady: () => new Promise(() => {}),
    longestStart: 30_000,
    longestEnd: 5_000,
    log: pino({ level: "silent" }),
    onGivenUp: () => {},
    ...more,
  });

test("a process that does not come to serve in time is given up, and ended though it does not listen", async () => {
  const child = start("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)", {
    longestStart: 500,
    longestEnd: 700,
  });
  await expect(child.ready).rejects.toThrow("The process did not become ready within 0.5 seconds.");
  await child.stop();
});

test("why it does not serve yet is told once it is given up", async () => {
  const untilReady: ChildOptions["untilReady"] = (_, __, tell) => {
    tell("It waits for the database.");
    return new Promise(() => {});
  };
  const child = start("setInterval(() => {}, 1000)", { longestStart: 500, untilReady });
  await expect(child.ready).rejects.toThrow("did not become ready within 0.5 seconds. It waits for the database.");
  await child.stop();
});

test("a process that ends before it serves is not waited for", async () => {
  const child = start("console.error('no'); process.exit(3)");
  await expect(child.ready).rejects.toThrow("The process did not start.\nno");
});
