import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

// What a log line may be made of, with what somebody typed in it.
const program = `
  import { log } from "./lib/log.ts";
  const typed = 'Amara\\n{"level":60,"msg":"forged"}\\r\\u2028%s %j \\u001b[2J';
  log().warn({ person: typed, err: new Error(typed) }, typed);
`;

test("whatever stands in it, a line of the log is one line of JSON on standard output, with its moment", async () => {
  const before = Date.now();
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  const lines = said.split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe("");
  expect(said).not.toMatch(/[\r\u001b]/);
  const { level, time, msg } = JSON.parse(lines[0] ?? "") as { level: number; time: number; msg: string };
  expect(level).toBe(40);
  expect(msg).toContain("forged");
  // In milliseconds since 1970, in UTC.
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});
