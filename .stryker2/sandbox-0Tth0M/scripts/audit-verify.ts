import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { checkpointOfLine, checkpointText, parseCheckpoint, type Checkpoint } from "../lib/audit/checkpoint";
import { verifyAuditLog, type Verdict } from "../lib/audit/verify";
import { env } from "../lib/env";
import { withDatabase } from "./database";

const usage = "npm run audit:verify -- [--checkpoint <position>:<hash>]… [--checkpoints-from <log file>]…";

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});

async function main(): Promise<number> {
  const checkpoints = await givenCheckpoints();
  const verdict = await withDatabase(env(), ({ db }) => verifyAuditLog(db, checkpoints));
  console.log(inOneLine(verdict));
  return verdict.broken ? 1 : 0;
}

function inOneLine({ entries, head, checkpoints, broken }: Verdict): string {
  const counted = `${entries.toLocaleString("en")} ${entries === 1 ? "entry" : "entries"}`;
  const end = head ? `, head ${checkpointText(head)}` : "";
  if (broken) return `BROKEN at entry ${broken.position}: ${broken.problem}. What holds before it: ${counted}${end}.`;
  return `The audit log holds: ${counted}${end}, ${checkpoints} ${checkpoints === 1 ? "checkpoint" : "checkpoints"} met.`;
}

async function givenCheckpoints(): Promise<Checkpoint[]> {
  const many = { type: "string", multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({ options: { checkpoint: many, "checkpoints-from": many } });
  const checkpoints = values.checkpoint.map((text) => {
    const checkpoint = parseCheckpoint(text);
    if (!checkpoint) throw new Error(`“${text}” is not a checkpoint.\n${usage}`);
    return checkpoint;
  });
  for (const file of values["checkpoints-from"]) checkpoints.push(...(await checkpointsIn(file)));
  return checkpoints;
}

async function checkpointsIn(file: string): Promise<Checkpoint[]> {
  const found: Checkpoint[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const checkpoint = checkpointOfLine(line);
    if (checkpoint) found.push(checkpoint);
  }
  if (found.length === 0) throw new Error(`There is no checkpoint in ${file}.`);
  return found;
}
