import type { Ctx } from "../context";
import { repeat } from "../repeat";
import { ScanCounter } from "./scan-counter";

type Log = { warn: (fields: object, message: string) => void };

const pause = 2_000;

/** Adds up scans every two seconds, and once more when it is stopped. */
export function startScanCounter(jobs: Pick<Ctx, "db">, log: Log): { counter: ScanCounter; stop: () => Promise<void> } {
  const counter = new ScanCounter();
  let isAway = false;
  const save = async () => {
    try {
      await counter.save(jobs);
      isAway = false;
    } catch (err) {
      if (!isAway) log.warn({ err }, "scans of QR codes could not be added up; they are kept");
      isAway = true;
    }
  };
  const end = repeat(pause, save);
  return {
    counter,
    stop: async () => {
      await end();
      await save();
    },
  };
}
