// npm run test:hostile: as many hostile requests as HOSTILE_REQUESTS says, 100,000 unless it does.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const vitest = join("node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--project", "http", "tests/access/http/hostile.http.test.ts"],
  { stdio: "inherit", env: { HOSTILE_REQUESTS: "100000", ...process.env } },
);
process.exitCode = status ?? 1;
