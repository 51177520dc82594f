import { invisibleCharacter, invisibleFault } from "../text/invisible";
import { ipAddress, readHost, type Read } from "./read-host";

type Scheme = "https" | "wss";
type Rules = { schemes: readonly Scheme[]; isSchemeNeeded: boolean };

const ofServers: Rules = { schemes: ["https", "wss"], isSchemeNeeded: true };
const ofPages: Rules = { schemes: ["https"], isSchemeNeeded: false };

const bareWildcard = "“*” alone would allow every host. Name a domain, such as *.example.com.";

/** An entry of the server domain whitelist as it is kept: `https://api.example.com:8443`, `wss://*.example.com`. */
export const readServerDomain = (typed: string): Read => readDomain(typed, ofServers);

/** An entry of the H5 domain whitelist, kept in the same form; `https://` may be left out. */
export const readH5Domain = (typed: string): Read => readDomain(typed, ofPages);

function readDomain(typed: string, rules: Rules): Read {
  const invisible = invisibleCharacter(typed);
  if (invisible) return { fault: invisibleFault(invisible) };
  if (/^\*+$/.test(typed)) return { fault: bareWildcard };
  const start = readScheme(typed, rules);
  if ("fault" in start) return start;
  const { scheme, rest } = start;
  const cut = rest.search(/[/\\?#]/);
  const authority = cut < 0 ? rest : rest.slice(0, cut);
  const extra = cut < 0 ? "" : rest.slice(cut);
  if (authority.includes("@")) return { fault: "take the user name and password before “@” away." };
  const host = readAuthority(authority, scheme);
  return extra && "value" in host ? { fault: extraFault(extra, host.value) } : host;
}

function readScheme(
  typed: string,
  { schemes, isSchemeNeeded }: Rules,
): { scheme: Scheme; rest: string } | { fault: string } {
  const [, name = "", rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/isu.exec(typed) ?? [];
  const scheme = schemes.find((one) => one === name.toLowerCase());
  if (scheme) return { scheme, rest };
  const right = schemes.map((one) => `${one}://`).join(" or ");
  if (name) return { fault: schemeFault(name.toLowerCase(), right, schemes) };
  const [, short] = /^(https?|wss?)(?::\/?(?!\/)|\/\/)/i.exec(typed) ?? [];
  if (short) return { fault: `“${short}” needs “://” after it. Begin with ${right}.` };
  if (/^(javascript|data|file|blob|about|mailto|tel|ftp):/i.test(typed)) return { fault: `only ${right} is possible.` };
  if (typed.startsWith("/")) return { fault: `this begins with a slash. Begin with ${right}.` };
  if (isSchemeNeeded) return { fault: `it does not say how it is reached. Put ${right} before it.` };
  return { scheme: "https", rest: typed };
}

function schemeFault(name: string, right: string, schemes: readonly Scheme[]): string {
  if (name === "http") return "http:// is not encrypted. Use https://.";
  if (name === "ws" && schemes.includes("wss")) return "ws:// is not encrypted. Use wss://.";
  if (name === "ws" || name === "wss") return "web pages are opened with https://, not with web sockets.";
  return `${name}:// cannot be used here. Begin with ${right}.`;
}

function readAuthority(authority: string, scheme: Scheme): Read {
  const bare = authority.replace(/^\*\./, "").replace(/^\[|\](:\d*)?$/g, "");
  if (/[[\]]/.test(authority) || authority.split(":").length > 2) {
    const address = ipAddress(bare.replace(/%.*$/, "").toLowerCase());
    if (address) return { fault: address };
    if (/[[\]]/.test(authority))
      return { fault: "brackets stand around IP addresses, which are not possible. Write a host name." };
    return { fault: "there is more than one colon. Write at most one port, such as :8443." };
  }
  const [typedHost = "", port] = authority.split(":");
  const isWildcard = typedHost.startsWith("*.");
  const name = isWildcard ? typedHost.slice(2) : typedHost;
  if (name === "*" || (isWildcard && name === "")) return { fault: bareWildcard };
  if (name.includes("*"))
    return { fault: "“*” can stand only once, at the beginning and with a dot after it: *.example.com." };
  const host = readHost(name, isWildcard);
  if ("fault" in host) return host;
  const wrongPort = port === undefined ? null : portFault(port);
  if (wrongPort) return { fault: wrongPort };
  const shownPort = port === undefined || port === "443" ? "" : `:${port}`;
  return { value: `${scheme}://${isWildcard ? "*." : ""}${host.value}${shownPort}` };
}

function portFault(port: string): string | null {
  if (port === "") return "there is no port after “:”. Take the colon away, or write a port such as :8443.";
  if (!/^\d+$/.test(port)) return `“:${port}” is no port. A port is a number from 1 to 65535.`;
  if (/^0\d/.test(port)) return `the port “:${port}” begins with 0. Write it without.`;
  if (Number(port) < 1 || Number(port) > 65_535) return `the port ${port} does not exist. Ports go from 1 to 65535.`;
  return null;
}

function extraFault(extra: string, right: string): string {
  const what = { "?": "the query", "#": "the fragment" }[extra.charAt(0)] ?? "the path";
  const shown = extra.length > 40 ? `${extra.slice(0, 40)}…` : extra;
  return `take ${what} “${shown}” away: ${right}`;
}
