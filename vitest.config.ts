import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** A fresh clone knows no durations: the longest file comes first, so that no worker is left with it in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith("tests/access/operations.db.test.ts");
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

export const shared = {
  setupFiles: ["tests/support/console.ts"],
  // Long, so that a busy machine fails nothing: speed is measured by the bench.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
  exclude: [...configDefaults.exclude, "tests/e2e/**"],
};

const hostile = "tests/access/http/hostile.http.test.ts";

export default defineConfig({
  resolve: { alias },
  test: {
    retry: 0,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "rules",
          include: ["tests/**/*.test.ts"],
          exclude: [...shared.exclude, "tests/**/*.{db,http}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "database",
          include: ["tests/**/*.db.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          pool: "forks",
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "http",
          include: ["tests/**/*.http.test.ts"],
          exclude: [...shared.exclude, hostile],
          globalSetup: ["tests/support/console-setup.ts"],
          // They watch the rows of one database.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        // It starts a console of its own, so that npm test can run it beside the others.
        test: {
          ...shared,
          name: "hostile",
          include: [hostile],
          globalSetup: ["tests/support/build-setup.ts"],
          fileParallelism: false,
        },
      },
    ],
  },
});
