/**
 * On a stop signal everything is told to stop, what is under way is finished, and then the process ends. Whoever sent
 * the signal and does not want to wait kills it: nothing is lost by that, only done once more.
 */
export function stopOnSignals(stops: (() => Promise<void>)[]): void {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await Promise.allSettled(stops.map((one) => one()));
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void (stopping ??= stop()));
}
