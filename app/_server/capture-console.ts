import { log } from "@/lib/log";
import { isUnreadableBody } from "./unreadable-body";

type Level = "info" | "warn" | "error" | "debug";

// The framework hands one failure to the console and to onRequestError, sometimes more than once.
const told = new WeakSet<Error>();

/** Writes a failure once, whoever is the first to tell of it. */
export function logOnce(level: Level, err: unknown, fields: object, message: string): void {
  if (err instanceof Error) {
    if (told.has(err)) return;
    told.add(err);
  }
  log()[isUnreadableBody(err) ? "warn" : level]({ err, ...fields }, message);
}

/** What the framework itself says becomes lines of the log, errors without what people typed. */
export function captureConsole(): void {
  const write =
    (level: Level) =>
    (...said: unknown[]): void => {
      const err = said.find((part) => part instanceof Error);
      const words = said.filter((part) => typeof part === "string").map(plain);
      const message =
        words
          .join(" ")
          .replace(/^[^\p{L}\p{N}]+/u, "")
          .trim() || "the framework reports a failure";
      // Those with a digest come through onRequestError as well, which knows their request.
      if (err) return "digest" in err ? undefined : logOnce(level, err, {}, message);
      log()[level](message);
    };
  Object.assign(globalThis.console, {
    log: write("info"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    debug: write("debug"),
  });
}

function plain(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/g, "").replace(/\nparams: [\s\S]*$/, "");
}
