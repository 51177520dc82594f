import ipaddr from "ipaddr.js";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** In seconds. */
const duration = 60;

/** Many people may stand behind one address, so it may scan ten codes a second; but hardly ever one that is unknown. */
const scans = new RateLimiterMemory({ points: 600, duration });
const unknown = new RateLimiterMemory({ points: 60, duration });

/** Counts a scan of this client. Answers after how many seconds it may go on, or null where it may at once. */
export async function scanFrom(address: string | null): Promise<number | null> {
  const client = clientOf(address);
  const missed = await unknown.get(client);
  if (missed && missed.remainingPoints <= 0) return secondsOf(missed.msBeforeNext);
  const scanned = await scans.penalty(client);
  return scanned.consumedPoints > scans.points ? secondsOf(scanned.msBeforeNext) : null;
}

/** The client asked for a code that there is not. */
export async function missFrom(address: string | null): Promise<void> {
  await unknown.penalty(clientOf(address));
}

const secondsOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));

/** Whoever has one address of IPv6 has some 2^64 of them: the network counts as one client. */
function clientOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "";
  const read = ipaddr.process(address);
  return read instanceof ipaddr.IPv6 ? read.parts.slice(0, 4).join(":") : read.toString();
}
