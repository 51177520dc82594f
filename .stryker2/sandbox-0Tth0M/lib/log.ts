import pino, { type Logger } from "pino";
import { describeError } from "./describe-error";
import { env } from "./env";

let current: Logger | undefined;

/** The log of this process: JSON lines on standard output. Never given a token, a cookie, or more of a person than their ID. */
export function log(): Logger {
  current ??= pino({ level: env().logLevel, base: null, serializers: { err: describeError } });
  return current;
}
