import type { ScanCounter } from "@/lib/qr-code/scan-counter";
import { startScanCounter } from "@/lib/qr-code/start-scan-counter";

// Instrumentation and routes are separate bundles of one process.
const shared = globalThis as typeof globalThis & { consoleScans?: ScanCounter };

/** Returns what stops it, once no request can count any more. */
export function startCountingScans(...args: Parameters<typeof startScanCounter>): () => Promise<void> {
  const { counter, stop } = startScanCounter(...args);
  shared.consoleScans = counter;
  return stop;
}

export function countScan(code: string): void {
  shared.consoleScans?.count(code, new Date());
}
