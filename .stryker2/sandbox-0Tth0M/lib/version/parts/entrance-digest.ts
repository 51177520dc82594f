import { createHash } from "node:crypto";

/**
 * What tells two HTML5 versions apart: SHA-256 in hexadecimal digits over UTF-8 text, the entrance URL on the first
 * line and each declared JSAPI once on a line of its own, sorted by its bytes; every line ends with a line feed.
 */
export function entranceDigest(entranceUrl: string, jsapis: readonly string[]): string {
  const lines = [entranceUrl, ...sortedNames(jsapis)];
  return createHash("sha256")
    .update(lines.map((line) => `${line}\n`).join(""), "utf8")
    .digest("hex");
}

/** Each name once. They are ASCII, so that the order of their characters is that of their bytes. */
export function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
