import { eq } from "drizzle-orm";
import type { Ctx } from "../../lib/context";
import { addFeatures } from "../../lib/feature/add-features";
import { applyForFeature } from "../../lib/feature/apply-for-feature";
import { addFeaturesInput } from "../../lib/feature/inputs";
import { noMail } from "../../lib/outreach";
import { approveRequest } from "../../lib/review/approve-request";
import type { Db } from "../connect";
import {
  demoActivationReviewers,
  demoFeaturesOfMiniPrograms,
  demoOpenActivation,
  type DemoFeatures,
} from "../demo/features";
import { miniPrograms } from "../schema";
import type { DemoWorld } from "./people";

const dayInMs = 24 * 60 * 60 * 1000;

/** Features as their people added and applied for them; the time of the last change stays that of the story. */
export async function seedFeatures(db: Db, now: Date, world: DemoWorld): Promise<void> {
  let approved = 0;
  for (const demo of demoFeaturesOfMiniPrograms) approved += await seedFeaturesOf(db, now, world, demo, approved);
}

/** What waits for a reviewer; after all that was decided before, so that numbers follow time. */
export async function seedOpenActivation(db: Db, now: Date, world: DemoWorld): Promise<void> {
  const { of, by, key, reason, daysAgo } = demoOpenActivation;
  const { id } = await miniProgramNamed(db, of);
  await applyForFeature(actingAs(db, now, world, by, daysAgo), { id, key, reason });
}

async function seedFeaturesOf(db: Db, now: Date, world: DemoWorld, demo: DemoFeatures, before: number) {
  const { by, addedDaysAgo, direct, activations } = demo;
  const { id, updatedAt } = await miniProgramNamed(db, demo.of);
  const adding = actingAs(db, now, world, by, addedDaysAgo);
  await addFeatures(adding, addFeaturesInput.parse({ id, features: direct }));
  for (const [place, { key, reason }] of activations.entries()) {
    const { number } = await applyForFeature(adding, { id, key, reason });
    const reviewer = demoActivationReviewers[(before + place) % demoActivationReviewers.length] ?? "";
    await approveRequest(actingAs(db, now, world, reviewer, addedDaysAgo - 1), { number, comment: "" });
  }
  await db.update(miniPrograms).set({ updatedAt }).where(eq(miniPrograms.id, id));
  return activations.length;
}

async function miniProgramNamed(db: Db, name: string) {
  const [found] = await db
    .select({ id: miniPrograms.id, updatedAt: miniPrograms.updatedAt })
    .from(miniPrograms)
    .where(eq(miniPrograms.name, name));
  if (!found) throw new Error(`There is no demo mini program ${name}.`);
  return found;
}

function actingAs(db: Db, now: Date, { actors }: DemoWorld, subject: string, daysAgo: number): Ctx {
  const actor = actors.get(subject);
  if (!actor) throw new Error(`There is no demo person ${subject}.`);
  const then = new Date(now.getTime() - daysAgo * dayInMs);
  return { db, actor, now: () => then, outreach: noMail };
}
