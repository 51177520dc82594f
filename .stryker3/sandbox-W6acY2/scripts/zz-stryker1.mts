import { Stryker } from "@stryker-mutator/core";
process.env.MUTANTS_TESTS = process.argv[2];
const mutate = process.argv[3].split(" ");
const results = await new Stryker({
  testRunner: "vitest", plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutants.config.ts" },
  coverageAnalysis: "perTest", concurrency: 2, tempDirName: process.env.SDIR ?? ".stryker", ignorePatterns: [".data*", ".next", "docs/pictures", "docs/decisions", "test-results", "app", "tests/e2e", "db/seed", "db/demo", ".ci"],
  mutate, reporters: ["progress-append-only", "json"], jsonReporter: { fileName: process.argv[4] }, timeoutMS: 60000, allowConsoleColors: false, checkers: [], disableTypeChecks: false, allowEmpty: false, thresholds: { high: 100, low: 100, break: null },
} as never).runMutationTest();
const count: Record<string, number> = {};
for (const r of results) count[r.status] = (count[r.status] ?? 0) + 1;
console.log(count);
for (const r of results.filter((r) => ["Survived", "NoCoverage"].includes(r.status))) console.log(r.status, r.fileName, r.location.start.line, r.mutatorName, r.replacement);
