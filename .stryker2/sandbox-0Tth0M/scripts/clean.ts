import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
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
// The folder of the data may be anybody's: what is not the console's stays in it.
const ours = /^(postgres(-port|\.log|\.lock.*)?|secrets|console-\d+\.json)$/;
const inDataDir = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => ours.test(name)) : [];
for (const made of [...inDataDir.map((name) => join(dataDir, name)), ".next", "test-results", "playwright-report"]) {
  if (!existsSync(made)) continue;
  rmSync(made, { recursive: true, force: true });
  console.log(`Removed ${made}`);
}
if (existsSync(dataDir) && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
