import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { alias, shared } from "./vitest.config";

/** For scripts/mutants.ts, which says in MUTANTS_TESTS which tests try the mutants: the runner knows no projects. */
const tests = (process.env.MUTANTS_TESTS ?? "").split(" ");
const onDatabase = tests.some((pattern) => pattern.endsWith(".db.test.ts"));

/** The first failure ends the run of a mutant: what takes long and fails seldom comes last. */
class RacesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isRace = ({ moduleId }: TestSpecification) => /race|model/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => !isRace(file)), ...sorted.filter(isRace)];
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    ...shared,
    include: tests,
    exclude: onDatabase ? shared.exclude : [...shared.exclude, "tests/**/*.{db,http}.test.ts"],
    globalSetup: onDatabase ? ["tests/support/global-setup.ts"] : [],
    // A mutant may be what is waited for in vain.
    expect: { poll: { timeout: 10_000 } },
    // Each mutant has a worker of its own; in it the product is read once for all files of tests.
    isolate: false,
    sequence: { sequencer: RacesLast },
  },
});
