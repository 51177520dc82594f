import { createHash } from "node:crypto";

/** SHA-256, in hexadecimal digits, over the entrance URL and the sorted JSAPIs, each on a line of its own. */
export function digestOfEntrance(entranceUrl: string, jsapis: readonly string[]): string {
  return createHash("sha256")
    .update([entranceUrl, ...jsapis.toSorted()].join("\n"))
    .digest("hex");
}
