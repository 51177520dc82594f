/**
 * Whether an entry of a whitelist, as it is kept, allows this URL of a server or a page. A wildcard stands for one or
 * more labels, never for the bare domain; without a port the scheme's own is meant, and only that.
 */
export function covers(entry: string, url: string): boolean {
  const [scheme, pattern = ""] = entry.split("://");
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port } = new URL(url);
  const [name = "", wantedPort = ""] = pattern.split(":");
  if (protocol !== `${scheme}:` || port !== wantedPort) return false;
  const host = hostname.replace(/\.$/, "");
  return name.startsWith("*.") ? host.endsWith(name.slice(1)) && host.length >= name.length : host === name;
}

/** Whether an H5 whitelist allows where an html5 mini program begins. A native one begins at no URL. */
export function coversEntrance(h5Domains: readonly string[], entranceUrl: string | null): boolean {
  return entranceUrl === null || h5Domains.some((entry) => covers(entry, entranceUrl));
}
