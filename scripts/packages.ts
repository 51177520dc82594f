import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { longestLag, overdue, type Published } from "./packages/overdue";

type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> };

const run = promisify(execFile);

/** Whether what the console is made of keeps the times of docs/security.md: what is known to be broken, and what is old. Asks the registry. */
export async function checkPackages(now: Date): Promise<boolean> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const lagging: string[] = [];
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    const { stdout } = await run("npm", ["view", name, "versions", "time", "--json"], { maxBuffer: 64 * 1024 * 1024 });
    const found = overdue(version, JSON.parse(stdout) as Published, now);
    if (found) lagging.push(`${name} ${version}: ${found.newer} is out for ${found.days} days`);
  }
  const none = `No package lags behind its line by more than ${longestLag} days.`;
  console.log(lagging.length > 0 ? lagging.join("\n") : none);
  return (await hasNoKnownHoles()) && lagging.length === 0;
}

/** By npm audit, which also ends with an error where the registry cannot be asked. */
async function hasNoKnownHoles(): Promise<boolean> {
  try {
    await run("npm", ["audit", "--omit=dev"]);
    console.log("No package that runs has a known hole.");
    return true;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    console.log(`npm audit: ${[stdout, stderr].join("\n").trim()}`);
    return false;
  }
}
