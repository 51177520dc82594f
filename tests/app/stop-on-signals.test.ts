import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

// A process with two things under way: one ends when it is told to stop, the other fails.
const program = `
  import { stopOnSignals } from "./app/_server/stop-on-signals.ts";
  const idle = setInterval(() => {}, 1_000);
  stopOnSignals([
    () => new Promise((resolve) => setTimeout(() => { console.log("finished"); resolve(); }, 300)),
    () => Promise.reject(new Error("gone already")),
  ]);
  console.log("ready");
`;

test.each(["SIGTERM", "SIGINT"] as const)(
  "on %s what is under way is finished, once, and the process ends",
  async (signal) => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => said).toContain("ready");
    child.kill(signal);
    child.kill(signal);
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(0);
    expect(said).toBe("ready\nfinished\n");
  },
);
