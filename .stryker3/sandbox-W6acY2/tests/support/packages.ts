import { createHash } from "node:crypto";
import type { PackageReport } from "@/lib/package/report";

export const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** Bytes that stand for a package, and a report about them as a scan would write it. */
export function madePackage(
  content: Uint8Array | string,
  more: Partial<PackageReport> = {},
): { bytes: Uint8Array; report: PackageReport } {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const report: PackageReport = {
    size: bytes.length,
    sha256: sha256(bytes),
    pages: ["pages/index/index"],
    jsapis: [],
    baseJsapis: [],
    serverHosts: [],
    webViewHosts: [],
    computed: { count: 0, places: [] },
    unparsed: [],
    files: [{ path: "app.json", size: 34, sha256: sha256("app.json") }],
    ...more,
  };
  return { bytes, report };
}
