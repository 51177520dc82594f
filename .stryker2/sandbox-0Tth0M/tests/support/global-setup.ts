import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { Client } from "pg";
import { removeEmbedded, startEmbedded } from "@/db/embedded";
import { appRole, makeDatabase } from "@/db/embedded-roles";
import { migrate } from "@/db/migrate";
import { onDatabase, templateName } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrls: { owner: string; app: string; admin: string };
  }
}

/** One throwaway PostgreSQL for the whole run, with one migrated database that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = join(process.cwd(), `.data-test-${randomBytes(6).toString("hex")}`);
  const server = await startEmbedded({ dataDir, durable: false });
  const admin = new Client({ connectionString: server.urls.admin });
  await admin.connect();
  await makeDatabase(admin, templateName, "template1");
  await admin.end();
  await migrate(onDatabase(server.urls.owner, templateName), { appRole });
  project.provide("databaseUrls", { ...server.urls });
  return async () => {
    await server.stop();
    await removeEmbedded(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  };
}
