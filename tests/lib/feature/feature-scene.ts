import { eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { miniProgramFeatures } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { ctxOf } from "@/tests/support/actors";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import type { TestDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

export type Setting = SmallWorld & { db: Db; as: (name: keyof SmallWorld["people"]) => Promise<Ctx>; id: string };

/** The small world with two features more: "pay", which needs activation, and "places", which grants findPlace too. */
export function inWorld(database: TestDatabase, work: (setting: Setting) => Promise<void>) {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const maker = world.people.builder;
    await addJsapi(db, maker, "takeMoney", { sensitive: true, platforms: ["ios"] });
    await addJsapi(db, maker, "askPrice");
    await addFeature(db, maker, {
      key: "pay",
      name: "Payment",
      access: "activation",
      jsapis: ["askPrice", "takeMoney"],
    });
    await addFeature(db, maker, { key: "places", name: "Places", jsapis: ["findPlace"] });
    const as = (name: keyof SmallWorld["people"]) => ctxOf(db, world.people[name]);
    await work({ ...world, db, as, id: world.miniPrograms.latte.id });
  });
}

export const apply = (ctx: Ctx, id: string) => applyForFeature(ctx, { id, key: "pay", reason: "To sell coffee." });
export const keysOf = async (db: Db, id: string) =>
  (await db.select().from(miniProgramFeatures).where(eq(miniProgramFeatures.miniProgramId, id)))
    .map(({ featureKey }) => featureKey)
    .toSorted();
