import { defineConfig } from "@playwright/test";
import { browserArgs } from "./scripts/browser";

const { CONSOLE_URL = "http://localhost:3000", CHROMIUM_PATH, JOURNEY_TRACE } = process.env;

// npm test gives the console, its database and the browser; by hand, start a console and name what differs.
export default defineConfig({
  testDir: "tests/e2e",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ?? "test-results/report.json" }],
  ],
  use: {
    baseURL: CONSOLE_URL,
    locale: "en-US",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // JOURNEY_TRACE=on keeps one of each failure: to record it takes a third of the time of all journeys.
    trace: JOURNEY_TRACE === "on" ? { mode: "retain-on-failure", screenshots: false } : "off",
    launchOptions: { args: browserArgs, ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }) },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
