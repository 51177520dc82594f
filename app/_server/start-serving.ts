import type { Instrumentation } from "next";
import { startCheckpoints } from "@/lib/audit/start-checkpoints";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { smtpSender } from "@/lib/notice/smtp-sender";
import { startMailSender } from "@/lib/notice/start-mail-sender";
import { startRemovalJobs } from "@/lib/removal/start-removal-jobs";
import { startUploadPurge } from "@/lib/version/start-upload-purge";
import { captureConsole, logOnce } from "./capture-console";
import { database } from "./db";
import { endExchanges, followExchanges, requestId } from "./exchange";
import { outreach } from "./outreach";
import { startCountingScans } from "./scans";
import { stopOnSignals } from "./stop-on-signals";

/** Runs once in the process that serves, before its first request. */
export function startServing(): void {
  captureConsole();
  followExchanges();
  const endCountingScans = startCountingScans({ db: database() }, log());
  stopOnSignals([
    () => endExchanges().then(endCountingScans),
    startCheckpoints(database(), log()),
    startUploadPurge({ db: database(), now: () => new Date() }, log()),
    startRemovalJobs({ db: database(), now: () => new Date(), outreach: outreach() }, log()),
    startMail(),
  ]);
}

function startMail(): () => Promise<void> {
  const { mail, appUrl } = env();
  if (!mail) return () => Promise.resolve();
  const { send } = smtpSender({ ...mail, host: new URL(appUrl).hostname });
  return startMailSender({ db: database(), send, now: () => new Date() }, log());
}

/** One line per failed request: where, and the digest that the person was shown. */
export const logRequestError: (...args: Parameters<Instrumentation.onRequestError>) => void = (
  err,
  { method },
  { routePath, routeType },
) => {
  logOnce("error", err, { method, route: routePath, kind: routeType, request: requestId() }, "a request failed");
};
