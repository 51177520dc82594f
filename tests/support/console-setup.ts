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
  // A cell after the other as the same few people: faster than a person sends forms.
  const own = { SEED_DEMO: "off", METRICS_TOKEN: metricsToken, FORMS_PER_MINUTE: "100000" };
  const server = await startTestConsole({ ...withoutOwnSettings(process.env), ...own });
  const isEveryCell = process.env["EVERY_CELL"] === "on";
  project.provide("console", { url: server.url, databaseUrl: server.databaseUrls.app, isEveryCell, metricsToken });
  return () => server.stop();
}
