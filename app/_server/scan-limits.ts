import ipaddr from "ipaddr.js";
import { countedIn, minuteLimit, type MinuteLimit } from "./minute-limit";

/** Many people may stand behind one address, and each scan asks for a page and its logo; but hardly ever for an unknown code. */
const scans = minuteLimit(1_200);
const unknown = minuteLimit(60);

/** Counts what this client asks for. Answers after how many seconds it may go on, or null where it may at once. */
export const scanFrom = (address: string | null): Promise<number | null> => count(scans, address);

/** The same of those that asked for a code that there is not: to them alone, so that nobody can close the codes of others. */
export const missFrom = (address: string | null): Promise<number | null> => count(unknown, address);

const count = (limit: MinuteLimit, address: string | null) =>
  countedIn(limit, clientOf(address), { words: "a client asks for too many codes" });

/** Whoever has one address of IPv6 has some 2^64 of them: the network counts as one client. */
function clientOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "";
  const read = ipaddr.process(address);
  return read instanceof ipaddr.IPv6 ? read.parts.slice(0, 4).join(":") : read.toString();
}
