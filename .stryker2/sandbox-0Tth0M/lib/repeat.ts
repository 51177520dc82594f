/**
 * Does some work now and after every pause of so many milliseconds, never twice at once. Returns what stops it: the
 * work under way is told by its signal, and awaited.
 */
export function repeat(pause: number, work: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const begin = () => {
    running ??= work(stopping.signal).finally(() => {
      running = undefined;
    });
  };
  begin();
  const timer = setInterval(begin, pause);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  };
}
