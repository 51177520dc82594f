import { repeat } from "../repeat";
import { lapseRemovals, type Jobs } from "./lapse-removals";
import { purgeDeleted } from "./purge-deleted";

type Log = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
};

const pause = 60_000;

/** Lets removals lapse and purges what is due, now and every minute, never twice at once. Returns what stops it: the step under way is finished, and no other is begun. */
export function startRemovalJobs(jobs: Jobs, log: Log): () => Promise<void> {
  let isAway = false;
  return repeat(pause, async (signal) => {
    try {
      const done = { lapsed: await lapseRemovals(jobs, signal), purged: await purgeDeleted(jobs, signal) };
      if (done.lapsed + done.purged > 0) log.info(done, "removals lapsed, or deleted mini programs were purged");
      isAway = false;
    } catch (err) {
      if (!isAway) log.warn({ err }, "removals and deleted mini programs were not looked through");
      isAway = true;
    }
  });
}
