import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser";
import { buildWhenStale } from "./build";
import { withoutOwnSettings } from "./child-environment";
import { removeLeftByTests } from "./left-by-tests";
import { journeyEnvironment, playwright } from "./journeys";
import { CommandError, run, say, step } from "./progress.mjs";
import { startTestConsole, type TestConsole } from "./test-console";
import { takeReport, type Counts } from "./test-reports";

/** Everything that proves the console. All of it runs, so that one look shows everything that is wrong. */
export async function runTests(source: NodeJS.ProcessEnv): Promise<boolean> {
  const environment = withoutOwnSettings(source);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };

  await removeLeftByTests();
  const browser = await findBrowser(source);
  const isBuilt = await gatesAndBuild(total, environment);
  await vitest(total, "Tests of the operations on a real database", "database", environment);
  if (isBuilt) {
    // Each has a console of its own, which takes one core.
    await Promise.all([
      vitest(total, "The access matrix over HTTP, on a production build", "http", environment),
      vitest(total, "Hostile requests over HTTP", "hostile", environment),
    ]);
    await runJourneys(total, environment, browser);
  }

  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.passed > 0 && total.failed === 0 && total.skipped === 0;
}

/** What takes one core each, side by side; tells whether there is a build. */
async function gatesAndBuild(total: Counts, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const tool = (path: string[], ...args: string[]) => runTool(path, args, environment);
  const script = (name: string) => run("npm", ["run", "--silent", name], { env: environment });
  // Once, ahead of lint and the type check, which both read them: nothing writes what another one reads.
  await check(total, "Route types", () => tool(["next", "dist", "bin", "next"], "typegen"));
  const types = check(total, "Types", () => tool(["typescript", "bin", "tsc"], "--noEmit"));
  const [isBuilt] = await Promise.all([
    (async () => {
      await check(total, "Lint", () => tool(["eslint", "bin", "eslint.js"], ".", "--max-warnings", "0"));
      // It writes route types of its own.
      await types;
      return count(total, () => buildWhenStale(environment));
    })(),
    (async () => {
      await types;
      await check(total, "Format", () => script("format:check"));
      await check(total, "Import rules", () => script("imports"));
      await check(total, "Unused code", () => script("knip"));
      await check(total, "Migrations", () => script("db:check"));
      await vitest(total, "Tests of the rules", "rules", environment);
    })(),
  ]);
  return isBuilt;
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
      run(process.execPath, [playwright, "test"], {
        env: { ...journeyEnvironment(environment, browser, server), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
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
    say(`${error instanceof CommandError ? error.output.trim() : String(error)}\n`);
    return false;
  }
}

function runTool(tool: string[], args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return run(process.execPath, [join("node_modules", ...tool), ...args], { env });
}
