import "server-only";
import { askClamd } from "@/lib/clamd";
import { describeError } from "@/lib/describe-error";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { VirusScanner } from "@/lib/virus-scanner";
import { requestId } from "./exchange";

/** The operator's scanner, or null where there is none. */
export function virusScanner(): VirusScanner | null {
  const { clamd } = env();
  if (!clamd) return null;
  return async (bytes) => {
    try {
      const signature = await askClamd(clamd, bytes);
      return signature === null ? { kind: "clean" } : { kind: "found", signature };
    } catch (error) {
      log().error(
        { reason: describeError(error, 1), request: requestId() },
        "an upload could not be checked for viruses",
      );
      return { kind: "unknown" };
    }
  };
}
