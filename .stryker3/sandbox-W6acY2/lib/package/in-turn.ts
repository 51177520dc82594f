import { limits } from "./limits";

type Turns = { running: number; waiting: (() => void)[] };

// The build may put this module into several bundles; the places are those of the whole process all the same.
const shared = globalThis as typeof globalThis & { consoleScanTurns?: Turns };
const turns = (shared.consoleScanTurns ??= { running: 0, waiting: [] });

/** Does the work when fewer than the allowed number of scans run. Rejects when the signal aborts before. */
export async function inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  if (turns.running >= limits.scansAtOnce) await turn(signal);
  else turns.running += 1;
  try {
    signal?.throwIfAborted();
    return await work();
  } finally {
    // The place is handed on without becoming free in between.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}

function turn(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      signal?.removeEventListener("abort", leave);
      resolve();
    };
    const leave = () => {
      turns.waiting.splice(turns.waiting.indexOf(begin), 1);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", leave, { once: true });
    turns.waiting.push(begin);
  });
}
