import { execFileSync } from "node:child_process";

/** The process of the console among the children of the start script. */
export function consoleOf(startScript: number): number {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const children = lines.flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === startScript && /next/.test(args ?? "") ? [Number(pid)] : [];
  });
  const [pid, another] = children;
  if (pid === undefined || another !== undefined) throw new Error(`The console is not found below ${startScript}.`);
  return pid;
}

/** Resident memory in bytes. */
function residentOf(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`], { encoding: "utf8" })) * 1024;
}

/** What a process holds before something goes on, and at most meanwhile. */
export async function whileWatched<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; before: number; most: number }> {
  const before = residentOf(pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentOf(pid))), 100);
  try {
    const result = await work();
    return { result, before, most: Math.max(most, residentOf(pid)) };
  } finally {
    clearInterval(watch);
  }
}
