import { createHash, randomBytes } from "node:crypto";
import type { PackageReport } from "@/lib/package/report";

/** What a scan would tell of these bytes, were they a package that uses these JSAPIs. */
export function reportOf(bytes: Uint8Array, jsapis: string[] = []): PackageReport {
  return {
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    pages: ["pages/index/index"],
    jsapis: jsapis.map((name) => ({ name, count: 2, places: [{ file: "app.js", line: 7 }] })),
    baseJsapis: [],
    serverHosts: [],
    webViewHosts: [],
    computed: { count: 0, places: [] },
    unparsed: [],
    files: [{ path: "app.js", size: 12, sha256: "a".repeat(64) }],
  };
}

export const someBytes = (length = 2_048): Uint8Array => randomBytes(length);
