import { readdirSync, rmSync, statSync } from "node:fs";
import { isInUse, removeEmbedded } from "../db/embedded";

const old = 10 * 60_000;

/** Removes the databases of test runs that were killed, and gives their names. Young ones may be starting just now. */
export async function removeLeftByTests(age = old): Promise<string[]> {
  const removed = [];
  for (const name of readdirSync(".").filter((name) => name.startsWith(".data-test-"))) {
    if (statSync(name).birthtimeMs > Date.now() - age || (await isInUse(name))) continue;
    await removeEmbedded(name);
    rmSync(name, { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}
