import { defineConfig } from "vitest/config";
import { alias, shared } from "./vitest.config";

/** For scripts/mutants.ts, which says in MUTANTS_TESTS which tests try the mutants: the runner knows no projects. */
const tests = (process.env.MUTANTS_TESTS ?? "").split(" ");
const onDatabase = tests.some((pattern) => pattern.endsWith(".db.test.ts"));

export default defineConfig({
  resolve: { alias },
  test: {
    ...shared,
    include: tests,
    exclude: onDatabase ? shared.exclude : [...shared.exclude, "tests/**/*.{db,http}.test.ts"],
    globalSetup: onDatabase ? ["tests/support/global-setup.ts"] : [],
  },
});
