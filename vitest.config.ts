import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

export const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

export const shared = {
  setupFiles: ["tests/support/console.ts"],
  // Long, so that a busy machine fails nothing: speed is measured by the bench.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
  exclude: [...configDefaults.exclude, "tests/e2e/**"],
};

export default defineConfig({
  resolve: { alias },
  test: {
    retry: 0,
    maxWorkers: 2,
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
          globalSetup: ["tests/support/console-setup.ts"],
          // They watch the rows of one database.
          fileParallelism: false,
        },
      },
    ],
  },
});
