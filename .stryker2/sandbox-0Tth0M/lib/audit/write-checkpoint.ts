import type { Db } from "../../db/connect";
import { checkpointMessage, checkpointText, findCheckpoint } from "./checkpoint";

export type CheckpointLog = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
};

/** Writes the head of the audit log to the log. That the database does not answer is said there, and stops nobody. */
export async function writeCheckpoint(db: Db, log: CheckpointLog): Promise<void> {
  try {
    const checkpoint = await findCheckpoint(db);
    if (checkpoint) log.info({ checkpoint: checkpointText(checkpoint) }, checkpointMessage);
  } catch (err) {
    log.warn({ err }, "no audit checkpoint: the database did not answer");
  }
}
