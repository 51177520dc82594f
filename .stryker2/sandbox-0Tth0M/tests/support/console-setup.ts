import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startTestConsole } from "@/scripts/test-console";

declare module "vitest" {
  interface ProvidedContext {
    console: { url: string; databaseUrl: string; isEveryCell: boolean; metricsToken: string };
  }
}

/** A production console of the run's own, on an empty database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const metricsToken = randomBytes(16).toString("hex");
  const own = { SEED_DEMO: "off", METRICS_TOKEN: metricsToken };
  const server = await startTestConsole({ ...withoutOwnSettings(process.env), ...own });
  const isEveryCell = process.env["EVERY_CELL"] === "on";
  project.provide("console", { url: server.url, databaseUrl: server.databaseUrls.app, isEveryCell, metricsToken });
  return () => server.stop();
}
