import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser";
import { buildWhenStale } from "./build";
import { withoutOwnSettings } from "./child-environment";
import { removeLeftByTests } from "./left-by-tests";
import { CommandError, run, step } from "./progress.mjs";
import { startTestConsole, type TestConsole } from "./test-console";
import { takeReport, type Counts } from "./test-reports";

const gates = [
  ["Format", "format:check"],
  ["Lint", "lint"],
  ["Types", "typecheck"],
  ["Import rules", "imports"],
  ["Unused code", "knip"],
  ["Migrations", "db:check"],
] as const;

const suites = [
  ["Tests of the rules", "rules"],
  ["Tests of the operations on a real database", "database"],
] as const;

/** Everything that proves the console, in order. All of it runs, so that one look shows everything that is wrong. */
export async function runTests(source: NodeJS.ProcessEnv): Promise<boolean> {
  const environment = withoutOwnSettings(source);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };

  await removeLeftByTests();
  const browser = await findBrowser(source);
  for (const [name, script] of gates) {
    await check(total, name, () => run("npm", ["run", "--silent", script], { env: environment }));
  }
  for (const [name, project] of suites) await vitest(total, name, project, environment);
  if (await count(total, () => buildWhenStale(environment))) {
    await vitest(total, "The access matrix over HTTP, on a production build", "http", environment);
    await runJourneys(total, environment, browser);
  }

  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.passed > 0 && total.failed === 0 && total.skipped === 0;
}

async function vitest(total: Counts, name: string, project: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const reporters = ["--reporter=default", "--reporter=json"];
  await suite(total, name, (report) =>
    runTool(
      ["vitest", "vitest.mjs"],
      ["run", "--project", project, ...reporters, `--outputFile.json=${report}`],
      environment,
    ),
  );
}

async function runJourneys(total: Counts, environment: NodeJS.ProcessEnv, browser: string): Promise<void> {
  const started: TestConsole[] = [];
  await check(total, "npm start, with ports and data of its own", async () => {
    started.push(await startTestConsole(environment));
  });
  for (const server of started) {
    await suite(total, "Journeys in a browser", (report) =>
      runTool(["@playwright", "test", "cli.js"], ["test"], {
        ...environment,
        CHROMIUM_PATH: browser,
        CONSOLE_URL: server.url,
        CONSOLE_DATABASE_URL: server.databaseUrls.app,
        CONSOLE_DATABASE_OWNER_URL: server.databaseUrls.owner,
        DATA_DIR: server.dataDir,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      }),
    );
    mkdirSync("test-results", { recursive: true });
    writeFileSync(join("test-results", "console.log"), server.output());
    await check(total, "The console stops in good order", () => server.stop());
  }
}

function check(total: Counts, name: string, work: () => unknown): Promise<boolean> {
  return count(total, () => step(name, work));
}

/** One step counts as one check. */
async function count(total: Counts, work: () => Promise<unknown>): Promise<boolean> {
  const passed = await succeeds(work);
  total[passed ? "passed" : "failed"] += 1;
  return passed;
}

/** Each test counts; a runner that fails without a failed test counts as one. */
async function suite(total: Counts, name: string, work: (report: string) => Promise<unknown>): Promise<void> {
  const report = join("node_modules", ".cache", `report-${randomBytes(6).toString("hex")}.json`);
  const passed = await succeeds(() => step(name, () => work(report)));
  const counts = takeReport(report);
  total.passed += counts.passed;
  total.failed += passed ? counts.failed : Math.max(1, counts.failed);
  total.skipped += counts.skipped;
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    console.log(`${error instanceof CommandError ? error.output.trim() : String(error)}\n`);
    return false;
  }
}

function runTool(tool: string[], args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return run(process.execPath, [join("node_modules", ...tool), ...args], { env });
}
