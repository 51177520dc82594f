import ipaddr from "ipaddr.js";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { log } from "@/lib/log";

/** In seconds. */
const duration = 60;

/** Many people may stand behind one address, and each scan asks for a page and its logo; but hardly ever for an unknown code. */
const scans = new RateLimiterMemory({ points: 1_200, duration });
const unknown = new RateLimiterMemory({ points: 60, duration });

/** Counts what this client asks for. Answers after how many seconds it may go on, or null where it may at once. */
export const scanFrom = (address: string | null): Promise<number | null> => count(scans, address);

/** The same of those that asked for a code that there is not: to them alone, so that nobody can close the codes of others. */
export const missFrom = (address: string | null): Promise<number | null> => count(unknown, address);

async function count(limiter: RateLimiterMemory, address: string | null): Promise<number | null> {
  const { consumedPoints, msBeforeNext } = await limiter.penalty(clientOf(address));
  // Once for each client and minute: whoever goes on does not fill the log.
  if (consumedPoints === limiter.points + 1) log().warn({ limit: limiter.points }, "a client asks for too many codes");
  return consumedPoints > limiter.points ? secondsOf(msBeforeNext) : null;
}

const secondsOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));

/** Whoever has one address of IPv6 has some 2^64 of them: the network counts as one client. */
function clientOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "";
  const read = ipaddr.process(address);
  return read instanceof ipaddr.IPv6 ? read.parts.slice(0, 4).join(":") : read.toString();
}
