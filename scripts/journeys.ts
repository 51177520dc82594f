import { spawn } from "node:child_process";
import { join } from "node:path";
import { findBrowser } from "./browser";
import { buildWhenStale } from "./build";
import { withoutOwnSettings } from "./child-environment";
import { step } from "./progress.mjs";
import { startTestConsole, type TestConsole } from "./test-console";

export const playwright = join("node_modules", "@playwright", "test", "cli.js");

/** What the journeys ask of their environment, to walk through this console. */
export function journeyEnvironment(
  environment: NodeJS.ProcessEnv,
  browser: string,
  server: TestConsole,
): NodeJS.ProcessEnv {
  return {
    ...environment,
    CHROMIUM_PATH: browser,
    CONSOLE_URL: server.url,
    CONSOLE_DATABASE_URL: server.databaseUrls.app,
    CONSOLE_DATABASE_OWNER_URL: server.databaseUrls.owner,
    DATA_DIR: server.dataDir,
  };
}

/** Only those that Playwright's own arguments choose, on a console of their own; tells whether all passed. */
export async function runJourneys(source: NodeJS.ProcessEnv, args: string[]): Promise<boolean> {
  const environment = withoutOwnSettings(source);
  const browser = await findBrowser(source);
  await buildWhenStale(environment);
  const server = await step("Starting a console", () => startTestConsole(environment));
  try {
    const env = journeyEnvironment(environment, browser, server);
    const child = spawn(process.execPath, [playwright, "test", ...args], { stdio: "inherit", env });
    return (await new Promise((resolve) => child.once("exit", resolve))) === 0;
  } finally {
    await server.stop();
  }
}
