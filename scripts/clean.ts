import { existsSync, rmSync } from "node:fs";
import { isInUse, removeEmbedded } from "../db/embedded";
import { env } from "../lib/env";
import { removeLeftByTests } from "./left-by-tests";

// npm run clean: removes what npm start and npm test made, but the installed packages.
const { dataDir } = env();
if (await isInUse(dataDir)) {
  console.error(`A console is running on ${dataDir}. Stop it first.`);
  process.exit(1);
}
for (const name of await removeLeftByTests(0)) console.log(`Removed ${name}`);
await removeEmbedded(dataDir);
for (const made of [dataDir, ".next", "test-results", "playwright-report"]) {
  if (!existsSync(made)) continue;
  rmSync(made, { recursive: true, force: true });
  console.log(`Removed ${made}`);
}
