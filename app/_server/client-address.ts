import { isIP } from "node:net";

type From = { forwardedFor: string | undefined; socketAddress: string | undefined; hops: number };

/**
 * The client's address. Each trusted proxy in front adds one entry at the right of X-Forwarded-For; whatever stands
 * left of those was sent by the client and is not believed.
 */
export function addressOf({ forwardedFor, socketAddress, hops }: From): string | null {
  const said = hops > 0 ? (forwardedFor ?? "").split(",").map((part) => part.trim()) : [];
  const chain = [...said.filter(Boolean), socketAddress ?? ""];
  const address = bare(chain.at(-1 - Math.min(hops, chain.length - 1)) ?? "");
  return isIP(address) ? address : null;
}

/** Without a port, brackets, or the IPv6 spelling of an IPv4 address. */
function bare(address: string): string {
  const unwrapped = /^\[([^\]]+)\](:\d+)?$/.exec(address)?.[1] ?? address;
  const withoutPort = /^([\d.]+):\d+$/.exec(unwrapped)?.[1] ?? unwrapped;
  return /^::ffff:([\d.]+)$/i.exec(withoutPort)?.[1] ?? withoutPort;
}
