import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { checkpointText, findCheckpoint } from "@/lib/audit/checkpoint";
import { record } from "@/lib/audit/record";
import { freshDatabase } from "@/tests/support/database";
import { consoleCtx } from "./console-actor";

const database = await freshDatabase();
let head = "";

beforeAll(async () => {
  for (let nr = 1; nr <= 3; nr++)
    await record(consoleCtx(database.db), "person.signed_in", { kind: "console" }, { nr });
  const checkpoint = await findCheckpoint(database.db);
  head = checkpoint ? checkpointText(checkpoint) : "";
});

async function auditVerify(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/audit-verify.ts", ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, said };
}

test("a log that holds is told in one line, with its length and its head", async () => {
  expect(await auditVerify()).toEqual({
    code: 0,
    said: `The audit log holds: 3 entries, head ${head}, 0 checkpoints met.\n`,
  });
});

test("checkpoints are taken from the command line and from log files", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "audit-verify-")), "console.log");
  const line = JSON.stringify({ level: 30, checkpoint: head, msg: "audit checkpoint" });
  writeFileSync(file, `{"level":30,"msg":"started"}\n${line}\n`);
  const { code, said } = await auditVerify("--checkpoint", head, "--checkpoints-from", file);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/ 1 checkpoint met\.\n$/) as string });
});

test("a checkpoint that the log does not meet ends it with 1", async () => {
  const { code, said } = await auditVerify("--checkpoint", `3:${"0".repeat(64)}`);
  expect(code).toBe(1);
  expect(said).toMatch(
    /^BROKEN at entry 3: .*checkpoint.*\. What holds before it: 2 entries, head 2:[0-9a-f]{64}\.\n$/,
  );
});

test("what is no checkpoint, and a file without one, ends it with 1 and says so", async () => {
  expect(await auditVerify("--checkpoint", "3")).toMatchObject({
    code: 1,
    said: expect.stringMatching(/not a checkpoint/) as string,
  });
  expect(await auditVerify("--checkpoints-from", "package.json")).toEqual({
    code: 1,
    said: "There is no checkpoint in package.json.\n",
  });
});

test("a log that was tampered with ends it with 1 and the place", async () => {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("alter table audit_entries disable trigger user");
  await owner.query("update audit_entries set event = 'person.signed_out' where position = 2");
  await owner.end();
  const { code, said } = await auditVerify();
  expect(code).toBe(1);
  expect(said).toMatch(/^BROKEN at entry 2: what it says was changed.*What holds before it: 1 entry, /);
});
