import type { Db } from "../../db/connect";
import { repeat } from "../repeat";
import { checkpointMessage, checkpointText, findCheckpoint } from "./checkpoint";

type Log = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
};

const hourInMs = 60 * 60 * 1000;

/** Writes the head of the audit log to the log, now and every hour, never two at once. Returns what stops it. */
export function startCheckpoints(db: Db, log: Log): () => Promise<void> {
  return repeat(hourInMs, async () => {
    try {
      const checkpoint = await findCheckpoint(db);
      if (checkpoint) log.info({ checkpoint: checkpointText(checkpoint) }, checkpointMessage);
    } catch (err) {
      log.warn({ err }, "no audit checkpoint: the database did not answer");
    }
  });
}
