import type { Ctx } from "../context";
import { repeat } from "../repeat";
import { forgetDrafts, isOutdated } from "./parts/drafts";
import { purgePackages } from "./parts/purge-packages";

type Log = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
};

const pause = 10 * 60_000;

/** Forgets what was uploaded a day ago and never became a version, now and every ten minutes, never twice at once. Returns what stops it: the package under way is finished. */
export function startUploadPurge(jobs: Pick<Ctx, "db" | "now">, log: Log): () => Promise<void> {
  let isAway = false;
  return repeat(pause, async (signal) => {
    try {
      const done = { drafts: await forgetDrafts(jobs, isOutdated(jobs)), packages: await purgePackages(jobs, signal) };
      if (done.drafts + done.packages > 0) log.info(done, "old uploads were forgotten");
      isAway = false;
    } catch (err) {
      if (!isAway) log.warn({ err }, "old uploads were not looked through");
      isAway = true;
    }
  });
}
