import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePorts } from "../ports.mjs";
import { run, step } from "../progress.mjs";

const folder = join(".data-bench", "bare-app");
const sources = {
  // Else the framework takes the one of the folder above.
  "instrumentation.js": "export function register() {}",
  "next.config.mjs": "export default { poweredByHeader: false };",
  "app/layout.jsx": 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  // Made anew for each request, as the console's pages are.
  "app/page.jsx":
    'import { connection } from "next/server";\nexport default async () => (await connection(), <h1>Empty</h1>);',
};
const next = join("node_modules", "next", "dist", "bin", "next");

/** An app of this framework with one empty page, built and started. */
export async function startBareApp(source: NodeJS.ProcessEnv): Promise<{ url: string; stop: () => Promise<void> }> {
  const env = { ...source, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, name), source);
  await step("Building the bare app", () => run(process.execPath, [next, "build", folder], { env }));
  const [port] = await freePorts(1);
  const child = spawn(process.execPath, [next, "start", folder, "-H", "127.0.0.1", "-p", `${port}`], {
    env,
    stdio: "ignore",
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await pause(50);
  }
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
  };
  return { url, stop };
}
