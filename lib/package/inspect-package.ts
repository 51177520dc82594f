import { Worker, type WorkerOptions } from "node:worker_threads";
import { limits } from "./limits";
import type { Inspection } from "./report";
import type { WorkerMessage } from "./scan/worker";
import { inTurn } from "./in-turn";

type Options = { signal?: AbortSignal; onStep?: (step: "checked" | "scanned") => void };

/**
 * What a package holds, or what is wrong with it. The bytes are shared with the thread that reads them, not copied.
 * Throws only when the signal aborts.
 */
export async function inspectPackage(bytes: SharedArrayBuffer, options: Options = {}): Promise<Inspection> {
  const inspection = await inTurn(() => inThread(bytes, options), options.signal);
  if (inspection.ok) options.onStep?.("scanned");
  return inspection;
}

function inThread(bytes: SharedArrayBuffer, { signal, onStep }: Options): Promise<Inspection> {
  const worker = new Worker(new URL("./scan/worker.ts", import.meta.url), workerOptions(bytes));
  return new Promise<Inspection>((resolve, reject) => {
    const deadline = setTimeout(
      () => resolve(tooComplicated(`it takes longer than ${limits.scanSeconds} seconds`)),
      limits.scanSeconds * 1000,
    );
    const abort = () => reject(signal?.reason as Error);
    signal?.addEventListener("abort", abort);
    worker.on("message", (message: WorkerMessage) => {
      if ("step" in message) onStep?.(message.step);
      else resolve(message.inspection);
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve(tooComplicated("it takes too much memory"));
      else reject(error);
    });
    worker.on("exit", () => reject(new Error("The thread that scans ended without an answer.")));
    const end = () => {
      clearTimeout(deadline);
      signal?.removeEventListener("abort", abort);
    };
    worker.on("exit", end);
  }).finally(() => worker.terminate());
}

function workerOptions(bytes: SharedArrayBuffer): WorkerOptions {
  return {
    workerData: { bytes },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // The build hands over JavaScript; from the source Node.js needs help.
    ...(process.env.NEXT_RUNTIME === undefined && { execArgv: ["--import", readTypescript()] }),
  };
}

const readTypescript = () => new URL("./scan/read-typescript.mjs", import.meta.url).href;

const tooComplicated = (why: string): Inspection => ({
  ok: false,
  problems: [
    { file: null, message: `The package is too complicated to be scanned: ${why}. Leave out what it does not need.` },
  ],
});
