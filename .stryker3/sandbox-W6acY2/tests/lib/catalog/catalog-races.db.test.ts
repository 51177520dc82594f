import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { featureJsapis, features, jsapis, miniProgramFeatures } from "@/db/schema";
import { deleteFeature } from "@/lib/catalog/delete-feature";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editFeature } from "@/lib/catalog/edit-feature";
import { editFeatureInput } from "@/lib/catalog/inputs";
import type { Ctx } from "@/lib/context";
import { actorOf, ctxOf } from "@/tests/support/actors";
import { addFeature, addJsapi, giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { untilWaiting } from "@/tests/support/one-waits";
import { refusals, type Contender } from "@/tests/support/race";
import { rowRace } from "@/tests/support/row-race";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { people, miniPrograms } = await smallWorld(database.db);
const [admin, builder] = [await ctxOf(database.db, people.admin), await ctxOf(database.db, people.builder)];

const by =
  (ctx: Ctx, act: (ctx: Ctx) => Promise<unknown>): Contender =>
  (db) =>
    act({ ...ctx, db });

const edit = (key: string, change: object) =>
  editFeatureInput.parse({
    key,
    revision: "1",
    name: `Race ${key}`,
    description: "Raced for.",
    access: "direct",
    jsapis: ["findPlace"],
    ...change,
  });

const feature = (key: string, more: object = {}) =>
  addFeature(database.db, people.builder, { key, name: `Race ${key}`, jsapis: ["findPlace"], ...more });

test("two editors who save at the same moment, 500 times: one is saved, the other is shown both texts", async () => {
  const race = rowRace(database);
  for (let round = 0; round < 500; round++) {
    const key = `two-${round}`;
    await feature(key);
    const lock = sql`select 1 from features where key = ${key} for update`;
    const results = await race.once(lock, [
      by(admin, (ctx) => editFeature(ctx, edit(key, { description: "By Ada." }))),
      by(builder, (ctx) => editFeature(ctx, edit(key, { description: "By Bela." }))),
    ]);
    expect(refusals(results)).toMatchObject([{ kind: "conflict", saved: { revision: 2 } }]);
    const [row] = await database.db.select().from(features).where(eq(features.key, key));
    const description = results[0].status === "fulfilled" ? "By Ada." : "By Bela.";
    expect(row).toMatchObject({ revision: 2, description });
  }
  expect(race.waited()).toBe(250);
});

test("a JSAPI that is deleted while a feature takes it in, 500 times: one of the two happens, the other is told", async () => {
  const race = rowRace(database);
  let deletions = 0;
  for (let round = 0; round < 500; round++) {
    const [key, name] = [`takes-${round}`, `taken${round}`];
    await feature(key);
    await addJsapi(database.db, people.builder, name);
    const lock = sql`select 1 from jsapis where name = ${name} for update`;
    const [deleted, taken] = await race.once(lock, [
      by(admin, (ctx) => deleteJsapi(ctx, { name })),
      by(builder, (ctx) =>
        editFeature(ctx, edit(key, { description: "What it is for.", jsapis: ["findPlace", name] })),
      ),
    ]);
    expect([deleted.status, taken.status].sort()).toEqual(["fulfilled", "rejected"]);
    if (deleted.status === "rejected") expect(deleted.reason).toMatchObject({ kind: "conflict" });
    if (taken.status === "rejected")
      expect(taken.reason).toMatchObject({
        kind: "invalid",
        issues: { jsapis: [expect.stringMatching(/is not in/) as string] },
      });
    const left = await database.db.select().from(jsapis).where(eq(jsapis.name, name));
    const granted = await database.db.select().from(featureJsapis).where(eq(featureJsapis.jsapiName, name));
    expect(left.length).toBe(granted.length);
    deletions += deleted.status === "fulfilled" ? 1 : 0;
  }
  expect(race.waited()).toBe(250);
  expect(deletions).toBeGreaterThan(0);
  expect(deletions).toBeLessThan(500);
});

test("a feature that is deleted, or widened, while a mini program gets it waits, and is refused", async () => {
  await addJsapi(database.db, people.builder, "readPlaces", { sensitive: true });
  await feature("given");
  for (const change of [
    (ctx: Ctx) => deleteFeature(ctx, { key: "given" }),
    (ctx: Ctx) => editFeature(ctx, edit("given", { jsapis: ["findPlace", "readPlaces"] })),
  ]) {
    const giver = database.another();
    const outcome = await giver.db.transaction(async (db) => {
      await giveFeature(db, miniPrograms.latte, "given", people.cafeAdmin);
      const changing = change({ ...admin, db: database.another().db }).then(
        () => "done",
        (error: { kind: string }) => error.kind,
      );
      await untilWaiting(database, 1);
      return { changing };
    });
    expect(["conflict", "invalid"]).toContain(await outcome.changing);
    await database.db.delete(miniProgramFeatures);
  }
});

test("the database itself keeps what is used, whatever the code does", async () => {
  await feature("kept");
  await giveFeature(database.db, miniPrograms.latte, "kept", people.cafeAdmin);
  const because = (constraint: string) => ({ cause: { code: "23503", constraint } });
  await expect(database.db.delete(features).where(eq(features.key, "kept"))).rejects.toMatchObject(
    because("mini_program_features_feature_key_features_key_fk"),
  );
  await expect(database.db.delete(jsapis).where(eq(jsapis.name, "findPlace"))).rejects.toMatchObject(
    because("feature_jsapis_jsapi_name_jsapis_name_fk"),
  );
});

test.each([
  ["a name that no package could call", { name: "Get Location" }],
  ["no platform", { platforms: [] }],
  ["an unknown platform", { platforms: ["windows"] }],
  ["no description", { description: "" }],
])("the database itself refuses a JSAPI with %s", async (_what, wrong) => {
  const { personId } = await actorOf(database.db, people.builder);
  const good = { name: "goodCall", description: "Good.", platforms: ["ios"], sensitive: false, searchText: "goodcall" };
  const row = { ...good, createdBy: personId, createdAt: testNow, ...wrong } as typeof jsapis.$inferInsert;
  await expect(database.db.insert(jsapis).values(row)).rejects.toMatchObject({ cause: { code: "23514" } });
});
