import { desc } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../db/connect";
import { auditEntries } from "../../db/schema";

/** How long the audit log is and how it ends. Kept elsewhere, it proves later that everything up to it is unchanged. */
export type Checkpoint = { position: number; chainHash: string };

/** The head of the log; null while it is empty. */
export async function findCheckpoint(db: Db): Promise<Checkpoint | null> {
  const [head] = await db
    .select({ position: auditEntries.position, chainHash: auditEntries.chainHash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.position))
    .limit(1);
  return head ? { position: head.position, chainHash: head.chainHash.toString("hex") } : null;
}

/** `<position>:<hash>`, as it stands in the log and after `--checkpoint`. */
export function checkpointText({ position, chainHash }: Checkpoint): string {
  return `${position}:${chainHash}`;
}

export function parseCheckpoint(text: string): Checkpoint | null {
  const [, position, chainHash] = /^([1-9][0-9]{0,14}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return position && chainHash ? { position: Number(position), chainHash: chainHash.toLowerCase() } : null;
}

/** The message of the log line that carries a checkpoint. */
export const checkpointMessage = "audit checkpoint";

const logLine = z.object({ msg: z.literal(checkpointMessage), checkpoint: z.string() });

/** The checkpoint in a line of the console's log, whatever a collector put around the JSON; null in all other lines. */
export function checkpointOfLine(line: string): Checkpoint | null {
  if (!line.includes(checkpointMessage)) return null;
  try {
    const json: unknown = JSON.parse(line.slice(line.indexOf("{"), line.lastIndexOf("}") + 1));
    const read = logLine.safeParse(json);
    return read.success ? parseCheckpoint(read.data.checkpoint) : null;
  } catch {
    return null;
  }
}
