// npm start. Plain JavaScript with Node's own modules until the packages are installed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";
import { requireNode } from "./node-version.mjs";
import { requireFreePorts } from "./ports.mjs";
import { endRunning } from "./progress.mjs";

requireNode();
const project = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(project);
const interrupted = () => {
  endRunning();
  process.exit(130);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupted);

try {
  await import("./env-file.mjs");
  await requireFreePorts(wantedPorts());
  await install(project);
  const { register } = await import("tsx/esm/api");
  register();
  const { startConsole } = await import("./console.ts");
  // It listens before this does no more: a signal that comes between the two would be lost.
  const running = startConsole(process.env);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, interrupted);
  await running;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

// Before anything is installed or built; what is no port at all is explained with the rest of the environment.
function wantedPorts() {
  const { PORT, DEMO_IDP_PORT, OIDC_ISSUER, DATA_DIR } = process.env;
  const port = Number(PORT || 3000);
  return { port, demoPort: OIDC_ISSUER ? undefined : Number(DEMO_IDP_PORT || port + 1), dataDir: DATA_DIR || ".data" };
}
