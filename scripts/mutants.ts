import { existsSync } from "node:fs";
import { join } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { argued } from "./mutants/argued";
import { groupsOf, type Group } from "./mutants/groups";
import { compare, survivorsAmong, type Survivor } from "./mutants/survivors";

const usage = "npm run test:mutants -- [rules [file…] | access [file…] | operations <noun>…]";

/** Changes the product bit by bit, runs the tests against each change, and says which changes none of them noticed. */
export async function tryMutants(source: NodeJS.ProcessEnv, args: string[]): Promise<boolean> {
  const groups = groupsOf(args);
  if (!groups) throw new Error(usage);
  let isRight = true;
  for (const group of groups) isRight = (await tryGroup(source, group)) && isRight;
  return isRight;
}

async function tryGroup(source: NodeJS.ProcessEnv, { name, mutate, tests, atLeast }: Group): Promise<boolean> {
  console.log(`\nMutants of ${name}\n`);
  // The runners are processes of their own and read it in vitest.mutants.config.ts.
  source.MUTANTS_TESTS = tests.join(" ");
  // Each order of two who meet, with and without a barrier.
  source.RACE_ROUNDS ??= "4";
  source.MODEL_RUNS ??= "2";
  const results = await new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "vitest.mutants.config.ts" },
    mutate,
    coverageAnalysis: "perTest",
    concurrency: 2,
    // A mutant that runs for ever is killed; one on a busy machine is not.
    timeoutMS: 30_000,
    // Of all tests once, in one process, before the first mutant.
    dryRunTimeoutMinutes: 30,
    tempDirName: ".stryker",
    ignorePatterns: ["/app", "/docs/pictures", "/tests/e2e", "/test-results", ".data*", ".next"],
    reporters: ["progress-append-only", "json"],
    jsonReporter: { fileName: join("test-results", "mutants.json") },
    allowConsoleColors: false,
    warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
  }).runMutationTest();

  const counted = results.filter(({ status }) => !["CompileError", "RuntimeError", "Ignored"].includes(status));
  const survivors = survivorsAmong(counted);
  const killed = counted.length - survivors.length;
  const share = (100 * killed) / counted.length;
  console.log(
    `\n${counted.length} mutants, ${killed} killed (${share.toFixed(1)} of 100), ${survivors.length} survived`,
  );
  if (counted.length === 0) return false;
  if (atLeast !== undefined) {
    survivors.forEach(tell);
    return share >= atLeast;
  }
  const files = new Set(counted.map(({ fileName }) => fileName));
  const { unargued, stale } = compare(
    survivors,
    argued.filter(({ file }) => !existsSync(file) || files.has(join(process.cwd(), file))),
  );
  unargued.forEach(tell);
  for (const { file, from, to } of stale) console.log(`argued, and survives no more: ${file}: ${from} → ${to}`);
  return unargued.length + stale.length === 0;
}

function tell({ file, at, line, from, to }: Survivor): void {
  console.log(`survived: ${file}:${at}\n  ${line}\n  ${from} → ${to}`);
}
