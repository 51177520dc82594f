// npm test. Plain JavaScript with Node's own modules until the packages are installed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";
import { requireNode } from "./node-version.mjs";
import { endRunning } from "./progress.mjs";

requireNode();
const project = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(project);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    endRunning();
    process.exitCode = 130;
  });
}

try {
  await install(project);
  const { register } = await import("tsx/esm/api");
  register();
  const { runTests } = await import("./test.ts");
  const passed = await runTests(process.env);
  process.exitCode ||= passed ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode ||= 1;
}
