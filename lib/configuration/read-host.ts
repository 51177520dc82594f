import ipaddr from "ipaddr.js";
import { parse } from "tldts";
import { unicodeHost } from "./punycode";
import { looksLatin, mixedScripts } from "./scripts-of";

export type Read = { value: string } | { fault: string };

/** Names that exist only on one machine or inside one network. */
const ofNoNetworkButOnesOwn = /(^|\.)(local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** A host name without scheme, port and wildcard, as it is kept: lower case, punycode. */
export function readHost(typed: string, isWildcard: boolean): Read {
  const fault = faultAsTyped(typed);
  if (fault) return { fault };
  const host = asciiHost(typed);
  if (host === null) return { fault: unreadable(typed) };
  const wrong = faultOfName(host, isWildcard);
  return wrong ? { fault: wrong } : { value: host };
}

function faultAsTyped(typed: string): string | null {
  const name = typed.normalize("NFKC").toLowerCase().replaceAll("。", ".");
  if (/^\.*$/.test(name)) return "the host name is missing. Write one, such as api.example.com.";
  if (name.includes("%")) return "a host name holds no “%”. Write it as people read it.";
  const bare = name.replace(/\.+$/, "");
  if (/(^|\.)(localhost|localhost6?\.localdomain6?|ip6-localhost|ip6-loopback)$/.test(bare))
    return "localhost is each device itself. Write a host that the app's users can reach, such as api.example.com.";
  const inside = ofNoNetworkButOnesOwn.exec(bare)?.[2];
  if (inside)
    return `names under “.${inside}” exist only inside one's own network. Write a host that the app's users can reach.`;
  const address = ipAddress(bare);
  if (address) return address;
  if (name.startsWith(".")) return `take the dot at the beginning away: ${bare.replace(/^\.+/, "")}.`;
  if (name.includes("..")) return "there are two dots in a row. Write one.";
  if (name.endsWith(".")) return `take the dot at the end away: ${bare}`;
  return null;
}

/** By the reading of browsers, for which whatever ends in a number is an address: also 127.1, 0x7f000001 and 2130706433. */
export function ipAddress(name: string): string | null {
  const instead = "Write a host name instead, such as api.example.com.";
  if (ipaddr.IPv6.isValid(name)) return `this is an IP address. ${instead}`;
  if (!/(^|\.)(\d+|0x[0-9a-f]*)$/.test(name)) return null;
  const means = URL.canParse(`https://${name}`) ? new URL(`https://${name}`).hostname : null;
  if (means === null || means === name) return `this is an IP address. ${instead}`;
  return `this is another way to write the IP address ${means}. ${instead}`;
}

/** By the platform's own IDNA (UTS 46); null where it is no host. */
function asciiHost(typed: string): string | null {
  return URL.canParse(`https://${typed}/`) ? new URL(`https://${typed}/`).hostname : null;
}

function unreadable(typed: string): string {
  const strange = /[!-,/:-@[-`{-~]/u.exec(typed)?.[0];
  if (strange) return `“${strange}” cannot stand in a host name. Use letters, digits, hyphens and dots.`;
  if (/(^|\.)xn--/i.test(typed)) return "the part after “xn--” is no valid punycode. Write the name as people read it.";
  return "this is no host name. It should look like api.example.com.";
}

function faultOfName(host: string, isWildcard: boolean): string | null {
  for (const label of host.split(".")) {
    const fault = faultOfLabel(label, host);
    if (fault) return fault;
  }
  if (host.length > 253) return `the host name has ${host.length} characters; at most 253 are possible.`;
  const { publicSuffix, domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  if (domain !== null) return null;
  if (publicSuffix !== host || !(isIcann || isPrivate))
    return `“${unicodeHost(host)}” is not a full domain name. It should look like api.example.com.`;
  const suffix = unicodeHost(host);
  return isWildcard
    ? `this would allow everybody's sites under “.${suffix}”. Name a domain of your own, such as *.example.${suffix}.`
    : `“${suffix}” is a public suffix, under which everybody can have names. Write the whole name, such as example.${suffix}.`;
}

function faultOfLabel(label: string, host: string): string | null {
  const shown = unicodeHost(label);
  if (label.includes("_")) return "a host name holds no underscore. Use letters, digits, hyphens and dots.";
  const strange = /[^a-z0-9-]/.exec(label)?.[0];
  if (strange) return `“${strange}” cannot stand in a host name. Use letters, digits, hyphens and dots.`;
  if (label.length > 63)
    return `a part between dots has ${label.length} characters${shown === label ? "" : " in punycode"}; at most 63 are possible.`;
  if (label.startsWith("-") || label.endsWith("-"))
    return `the part “${label}” begins or ends with a hyphen. Take it away.`;
  const mixed = mixedScripts(shown);
  if (mixed)
    return `“${shown}” mixes ${mixed[0]} and ${mixed[1]} letters, which can look alike. Write it in one script.`;
  if (looksLatin(shown) && /\.[a-z]+$/.test(host))
    return `“${shown}” is written in Cyrillic letters that look like Latin ones. Check it, and write the name that you mean.`;
  return null;
}
