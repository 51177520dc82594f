// npm run test:long: what npm test tries a few times, often: RACE_ROUNDS, 1,000 of each race unless it says otherwise,
// and MODEL_RUNS, 300 random sequences of acts for each model.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const vitest = join("node_modules", "vitest", "vitest.mjs");
const files = ["race", "model.db", "two-connections", "concurrency", "undelivered-mails"];
const hours = 60 * 60_000;
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--project", "database", `--testTimeout=${12 * hours}`, ...files, ...process.argv.slice(2)],
  { stdio: "inherit", env: { RACE_ROUNDS: "1000", MODEL_RUNS: "300", ...process.env } },
);
process.exitCode = status ?? 1;
