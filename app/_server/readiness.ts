import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { readMigrationState } from "@/db/migration-state";
import { log } from "@/lib/log";
import { database } from "./db";

type Readiness = { isReady: boolean; checks: { database: string; migrations: string } };

const longestWait = 2_000;

/** Whether the database answers in time, and is migrated to exactly what this code knows. */
export async function readiness(): Promise<Readiness> {
  try {
    const late = pause(longestWait, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${longestWait} ms`);
    });
    const { pending, unknown, skipped } = await Promise.race([readMigrationState(database()), late]);
    const isMigrated = pending + unknown + skipped === 0;
    const migrations = isMigrated
      ? "ok"
      : `failed: ${pending} not applied, ${skipped} skipped, ${unknown} unknown to this code`;
    return { isReady: isMigrated, checks: { database: "ok", migrations } };
  } catch (err) {
    log().warn({ err }, "not ready: the database does not answer");
    return { isReady: false, checks: { database: "failed: it does not answer", migrations: "not checked" } };
  }
}
