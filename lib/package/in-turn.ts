import { limits } from "./limits";

let running = 0;
const waiting: (() => void)[] = [];

/** Does the work when fewer than the allowed number of scans run. Rejects when the signal aborts before. */
export async function inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  if (running >= limits.scansAtOnce) await turn(signal);
  else running += 1;
  try {
    signal?.throwIfAborted();
    return await work();
  } finally {
    // The place is handed on without becoming free in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function turn(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      signal?.removeEventListener("abort", leave);
      resolve();
    };
    const leave = () => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", leave, { once: true });
    waiting.push(begin);
  });
}
