import type { Db } from "../../db/connect";
import { repeat } from "../repeat";
import { writeCheckpoint, type CheckpointLog } from "./write-checkpoint";

const hourInMs = 60 * 60 * 1000;

/** Writes the head of the audit log to the log, now and every hour, never two at once. Returns what stops it. */
export function startCheckpoints(db: Db, log: CheckpointLog): () => Promise<void> {
  return repeat(hourInMs, () => writeCheckpoint(db, log));
}
