import { createFeature } from "../../lib/catalog/create-feature";
import { createJsapi } from "../../lib/catalog/create-jsapi";
import { createFeatureInput, createJsapiInput } from "../../lib/catalog/inputs";
import type { Ctx } from "../../lib/context";
import { noMail } from "../../lib/outreach";
import type { Db } from "../connect";
import { demoFeatures } from "../demo/catalog";
import type { DemoWorld } from "./people";

const maker = "tomas";
const daysSinceStart = 500;

/** The catalog is there before the first mini program. */
export async function seedCatalog(db: Db, now: Date, { actors }: DemoWorld): Promise<void> {
  const actor = actors.get(maker);
  if (!actor) throw new Error(`There is no demo person ${maker}.`);
  const at = new Date(now.getTime() - daysSinceStart * 24 * 60 * 60 * 1000);
  const ctx: Ctx = { db, actor, now: () => at, outreach: noMail, scanForViruses: null };
  for (const { jsapis, ...feature } of demoFeatures) {
    for (const [name, { description, sensitive, platforms = ["ios", "android"] }] of Object.entries(jsapis)) {
      const input = { name, description, platforms, sensitive: sensitive ? "yes" : "no" };
      await createJsapi(ctx, createJsapiInput.parse(input));
    }
    await createFeature(ctx, createFeatureInput.parse({ ...feature, jsapis: Object.keys(jsapis) }));
  }
}
