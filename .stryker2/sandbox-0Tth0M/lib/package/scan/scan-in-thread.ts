import { Worker, type WorkerOptions } from "node:worker_threads";
import { limits } from "../limits";
import type { Inspection } from "../report";
import type { WorkerMessage } from "./worker";

type Options = { signal?: AbortSignal; onStep?: (step: "checked") => void };
type Bounds = Pick<typeof limits, "scanSeconds" | "heapMegabytes">;

/** Running out of time or memory is told as a problem of the package. */
export function scanInThread(
  bytes: SharedArrayBuffer,
  { signal, onStep }: Options,
  { scanSeconds, heapMegabytes }: Bounds = limits,
): Promise<Inspection> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), workerOptions(bytes, heapMegabytes));
  return new Promise<Inspection>((resolve, reject) => {
    const deadline = setTimeout(
      () => resolve(tooComplicated(`it takes longer than ${scanSeconds} seconds`)),
      scanSeconds * 1000,
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

function workerOptions(bytes: SharedArrayBuffer, heapMegabytes: number): WorkerOptions {
  return {
    workerData: { bytes },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // The build hands over JavaScript; from the source Node.js needs help.
    ...(process.env.NEXT_RUNTIME === undefined && { execArgv: ["--import", readTypescript()] }),
  };
}

const readTypescript = () => new URL("./read-typescript.mjs", import.meta.url).href;

const tooComplicated = (why: string): Inspection => ({
  ok: false,
  problems: [
    { file: null, message: `The package is too complicated to be scanned: ${why}. Leave out what it does not need.` },
  ],
});
