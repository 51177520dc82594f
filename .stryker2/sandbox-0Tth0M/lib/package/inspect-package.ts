import { inTurn } from "./in-turn";
import type { Inspection } from "./report";
import { scanInThread } from "./scan/scan-in-thread";

type Options = { signal?: AbortSignal; onStep?: (step: "checked" | "scanned") => void };

/**
 * What a package holds, or what is wrong with it. The bytes are shared with the thread that reads them, not copied.
 * Throws only when the signal aborts.
 */
export async function inspectPackage(bytes: SharedArrayBuffer, options: Options = {}): Promise<Inspection> {
  const inspection = await inTurn(() => scanInThread(bytes, options), options.signal);
  if (inspection.ok) options.onStep?.("scanned");
  return inspection;
}
