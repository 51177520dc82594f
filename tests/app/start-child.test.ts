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

test("a process that does not come to serve in time is given up, with what it has said", async () => {
  const child = start("console.log('waiting for ever'); setInterval(() => {}, 1000)", { longestStart: 3_000 });
  await expect(child.ready).rejects.toThrow("The process did not become ready within 3 seconds.\nwaiting for ever");
  await child.stop();
});

test("a process that ends before it serves is not waited for", async () => {
  const child = start("console.error('no'); process.exit(3)");
  await expect(child.ready).rejects.toThrow("The process did not start.\nno");
});
