import { eq } from "drizzle-orm";
import type { Ctx } from "../../lib/context";
import { saveConfigurationInput } from "../../lib/configuration/inputs";
import { saveConfiguration } from "../../lib/configuration/save-configuration";
import { noMail } from "../../lib/outreach";
import type { Db } from "../connect";
import { demoConfigurations, type DemoConfiguration } from "../demo/configurations";
import { miniPrograms } from "../schema";
import type { DemoWorld } from "./people";

const dayInMs = 24 * 60 * 60 * 1000;

/** Through the operation, so that the history and the audit log tell it; the time of the last change stays that of the story. */
export async function seedConfigurations(db: Db, now: Date, world: DemoWorld): Promise<void> {
  const saved = new Map<string, number>();
  for (const demo of demoConfigurations) {
    const revision = saved.get(demo.of) ?? 0;
    await seedConfiguration(db, now, world, demo, revision);
    saved.set(demo.of, revision + 1);
  }
}

async function seedConfiguration(db: Db, now: Date, world: DemoWorld, demo: DemoConfiguration, revision: number) {
  const actor = world.actors.get(demo.by);
  const named = eq(miniPrograms.name, demo.of);
  const [miniProgram] = await db
    .select({ id: miniPrograms.id, updatedAt: miniPrograms.updatedAt })
    .from(miniPrograms)
    .where(named);
  if (!actor || !miniProgram) throw new Error(`The demo configuration of ${demo.of} finds no mini program or person.`);
  const at = new Date(now.getTime() - demo.daysAgo * dayInMs);
  const ctx: Ctx = { db, actor, now: () => at, outreach: noMail };
  const input = saveConfigurationInput.parse({
    miniProgram: miniProgram.id,
    revision: String(revision),
    productionClientId: demo.production.clientId,
    productionMerchantId: demo.production.merchantId,
    sandboxClientId: demo.sandbox.clientId,
    sandboxMerchantId: demo.sandbox.merchantId,
    serverDomains: demo.serverDomains.join("\n"),
    h5Domains: demo.h5Domains.join("\n"),
    testers: demo.testers.join("\n"),
  });
  await saveConfiguration(ctx, input);
  await db.update(miniPrograms).set({ updatedAt: miniProgram.updatedAt }).where(named);
}
