// Loaded into the processes that the start script starts: when it is killed they end too, and their ports are free.
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  const end = () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 5000).unref();
  };
  process.stdin.once("end", end).once("error", end).resume();
  process.stdin.unref?.();
}
