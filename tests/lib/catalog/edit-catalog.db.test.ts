import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { featureJsapis, features, jsapis } from "@/db/schema";
import { createFeature } from "@/lib/catalog/create-feature";
import { createJsapi } from "@/lib/catalog/create-jsapi";
import { deleteFeature } from "@/lib/catalog/delete-feature";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editFeature } from "@/lib/catalog/edit-feature";
import { editJsapi } from "@/lib/catalog/edit-jsapi";
import { getFeature } from "@/lib/catalog/get-feature";
import { getJsapi } from "@/lib/catalog/get-jsapi";
import { createFeatureInput, createJsapiInput, editFeatureInput, editJsapiInput } from "@/lib/catalog/inputs";
import { listCatalogHistory } from "@/lib/catalog/list-catalog-history";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { addFeature, giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

const call = { description: "Finds a place.", platforms: ["ios", "android"], sensitive: "no" };
const maps = {
  key: "maps",
  revision: "1",
  name: "Maps",
  description: "What maps is for.",
  access: "direct",
  jsapis: ["findPlace", "trackPlace"],
};

const edit = (change: object) => editFeatureInput.parse({ ...maps, ...change });

async function inWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

const historyOf = async (db: Db, people: SmallWorld["people"], kind: "jsapi" | "feature", entry: string) =>
  (await listCatalogHistory(await ctxOf(db, people.newcomer), { kind, entry, before: null })).changes.map(
    ({ act, field, before, after, by }) => ({ act, field, before, after, by }),
  );

describe("a JSAPI", () => {
  test("is created, with its history and its entry in the audit log", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      await createJsapi(ctx, createJsapiInput.parse({ ...call, name: "showPlace" }));
      expect(await getJsapi(ctx, { name: "showPlace" })).toMatchObject({
        description: "Finds a place.",
        platforms: ["ios", "android"],
        sensitive: false,
        createdBy: "Bela Builder",
        grantedBy: [],
        mayEdit: true,
        mayDelete: false,
      });
      expect(await historyOf(db, people, "jsapi", "showPlace")).toEqual([
        { act: "created", field: null, before: null, after: null, by: "Bela Builder" },
      ]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "catalog.jsapi_created", actorId: people.builder.id, details: { name: "showPlace" } },
      ]);
    }));

  test("is in the catalog once", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      const again = createJsapi(ctx, createJsapiInput.parse({ ...call, name: "findPlace" }));
      await expect(again).rejects.toMatchObject({ kind: "invalid", issues: { name: [expect.any(String)] } });
    }));

  test("is edited, with what was and what is", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      const change = { name: "oldCall", revision: "1", description: "Old.", platforms: ["ios"], sensitive: "yes" };
      await editJsapi(ctx, editJsapiInput.parse(change));
      expect(await getJsapi(ctx, { name: "oldCall" })).toMatchObject({ description: "Old.", revision: 2 });
      const by = "Ada Admin";
      expect(await historyOf(db, people, "jsapi", "oldCall")).toEqual([
        { act: "edited", field: "sensitive", before: false, after: true, by },
        { act: "edited", field: "platforms", before: ["android"], after: ["ios"], by },
        { act: "edited", field: "description", before: "Does oldCall.", after: "Old.", by },
      ]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "catalog.jsapi_edited", details: { name: "oldCall", before: { sensitive: false } } },
      ]);
    }));

  test("saved as it is leaves no trace", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      const same = { description: "Does oldCall.", platforms: ["android"], sensitive: "no" };
      await editJsapi(ctx, editJsapiInput.parse({ name: "oldCall", revision: "1", ...same }));
      expect(await historyOf(db, people, "jsapi", "oldCall")).toEqual([]);
      expect(await auditTrace(db)).toEqual([]);
    }));

  test("is not deleted while features grant it, which are named", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      await addFeature(db, people.builder, { key: "atlas", name: "Atlas", jsapis: ["findPlace"] });
      await expect(deleteJsapi(ctx, { name: "findPlace" })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("granted by Atlas and Maps") as string,
      });
      expect(await auditTrace(db)).toEqual([]);
    }));

  test("that nobody uses is deleted, and its history stays", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      await deleteJsapi(ctx, { name: "oldCall" });
      await expect(getJsapi(ctx, { name: "oldCall" })).rejects.toMatchObject({ kind: "not_found" });
      expect(await historyOf(db, people, "jsapi", "oldCall")).toMatchObject([{ act: "deleted", by: "Ada Admin" }]);
      expect(await auditTrace(db)).toMatchObject([{ event: "catalog.jsapi_deleted", details: { name: "oldCall" } }]);
    }));

  test("that was deleted and made again is not met by a form that was opened before", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      await deleteJsapi(ctx, { name: "oldCall" });
      const old = editJsapiInput.parse({ ...call, name: "oldCall", revision: "1" });
      await expect(editJsapi(ctx, old)).rejects.toMatchObject({
        message: expect.stringMatching(/^Ada Admin has deleted oldCall/) as string,
      });
      await createJsapi(ctx, createJsapiInput.parse({ ...call, name: "oldCall", description: "Made again." }));
      await expect(editJsapi(ctx, old)).rejects.toMatchObject({ saved: { values: { description: "Made again." } } });
    }));
});

describe("a feature", () => {
  test("is created from JSAPIs of the catalog", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      const input = { key: "history", name: "History", description: "Old ones.", access: "activation" };
      await createFeature(ctx, createFeatureInput.parse({ ...input, jsapis: ["trackPlace", "oldCall"] }));
      const made = await getFeature(ctx, { key: "history" });
      expect(made).toMatchObject({ access: "activation", usedBy: { count: 0, first: [] }, createdBy: "Bela Builder" });
      expect(made.jsapis.map(({ name, sensitive }) => [name, sensitive])).toEqual([
        ["oldCall", false],
        ["trackPlace", true],
      ]);
      const unknown = createFeatureInput.parse({ ...input, key: "other", name: "Other", jsapis: ["noSuchCall"] });
      await expect(createFeature(ctx, unknown)).rejects.toMatchObject({
        issues: { jsapis: [expect.stringMatching(/^noSuchCall is not/) as string] },
      });
      expect(await auditTrace(db)).toMatchObject([
        { event: "catalog.feature_created", subjectKind: "console", details: { key: "history", name: "History" } },
      ]);
    }));

  test("has a key and, without regard to case, a name of its own", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      const input = { key: "atlas", name: "ＭＡＰＳ", description: "Maps.", access: "direct", jsapis: ["findPlace"] };
      await expect(createFeature(ctx, createFeatureInput.parse(input))).rejects.toMatchObject({
        issues: { name: [expect.stringContaining("maps")] },
      });
      const sameKey = createFeatureInput.parse({ ...input, key: "maps", name: "Atlas" });
      await expect(createFeature(ctx, sameKey)).rejects.toMatchObject({ issues: { key: [expect.any(String)] } });
      await addFeature(db, people.builder, { key: "atlas", name: "Atlas", jsapis: ["findPlace"] });
      await expect(editFeature(ctx, edit({ name: "atlas" }))).rejects.toMatchObject({
        issues: { name: [expect.stringMatching(/atlas/) as string] },
      });
    }));

  test("is edited with its JSAPIs, with what was and what is", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      await editFeature(ctx, edit({ name: "Maps and more", jsapis: ["findPlace", "oldCall"] }));
      const saved = await getFeature(ctx, { key: "maps" });
      expect(saved).toMatchObject({ name: "Maps and more", revision: 2 });
      expect(saved.jsapis.map(({ name }) => name)).toEqual(["findPlace", "oldCall"]);
      const by = "Bela Builder";
      expect(await historyOf(db, people, "feature", "maps")).toEqual([
        {
          act: "edited",
          field: "jsapis",
          before: ["findPlace", "trackPlace"],
          after: ["findPlace", "oldCall"],
          by,
        },
        { act: "edited", field: "name", before: "Maps", after: "Maps and more", by },
      ]);
      expect(await auditTrace(db)).toMatchObject([{ event: "catalog.feature_edited", details: { key: "maps" } }]);
    }));

  test("saved by two people: the second gets both texts, and nothing of theirs is saved", () =>
    inWorld(async (db, { people }) => {
      await editFeature(await ctxOf(db, people.builder), edit({ description: "By Bela.", jsapis: ["findPlace"] }));
      const ctx = await ctxOf(db, people.admin);
      const second = editFeature(ctx, edit({ description: "By Ada.", name: "Better maps" }));
      await expect(second).rejects.toMatchObject({
        kind: "conflict",
        saved: {
          revision: 2,
          by: "Bela Builder",
          values: { description: "By Bela.", jsapis: ["findPlace"] },
          untouched: ["jsapis"],
        },
      });
      expect(await getFeature(ctx, { key: "maps" })).toMatchObject({ name: "Maps", description: "By Bela." });
      const ofTheirOwn = editFeature(await ctxOf(db, people.builder), edit({ description: "By Ada." }));
      await expect(ofTheirOwn).rejects.toMatchObject({ saved: { by: null } });
      await editFeature(ctx, edit({ revision: "2", description: "By both.", name: "Better maps" }));
      expect(await getFeature(ctx, { key: "maps" })).toMatchObject({ name: "Better maps", revision: 3 });
    }));

  test("saved twice with the same content is saved once", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      await editFeature(ctx, edit({ description: "Once." }));
      await editFeature(ctx, edit({ description: "Once." }));
      expect(await historyOf(db, people, "feature", "maps")).toHaveLength(1);
    }));

  test("in use names its mini programs to those who edit, and to nobody else", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      for (const miniProgram of Object.values(miniPrograms)) await giveFeature(db, miniProgram, "maps", people.admin);
      for (const person of [people.admin, people.builder]) {
        expect((await getFeature(await ctxOf(db, person), { key: "maps" })).usedBy).toEqual({
          count: 4,
          first: ["Bill Bright", "Gone Grinder (deleted)", "Latte Line", "Tram Times"],
        });
      }
      for (const person of [people.reviewer, people.cafeAdmin, people.newcomer]) {
        expect((await getFeature(await ctxOf(db, person), { key: "maps" })).usedBy).toBeNull();
      }
    }));

  test("in use changes at once in all that widens nothing", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const ctx = await ctxOf(db, people.admin);
      await giveFeature(db, miniPrograms.latte, "maps", people.cafeAdmin);
      expect(await editFeature(ctx, edit({ access: "activation", jsapis: ["findPlace", "oldCall"] }))).toEqual({
        request: null,
      });
      expect(await getFeature(ctx, { key: "maps" })).toMatchObject({ access: "activation", revision: 2 });
    }));

  test("that nobody has may be widened", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      await editFeature(ctx, edit({ access: "activation", jsapis: ["findPlace"] }));
      await editFeature(ctx, edit({ revision: "2", access: "direct" }));
      expect(await getFeature(ctx, { key: "maps" })).toMatchObject({ access: "direct", revision: 3 });
    }));

  test("is not deleted while mini programs have it, which are named", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const ctx = await ctxOf(db, people.admin);
      await giveFeature(db, miniPrograms.tram, "maps", people.tramAdmin);
      await expect(deleteFeature(ctx, { key: "maps" })).rejects.toMatchObject({
        kind: "conflict",
        message: "Maps cannot be deleted while mini programs have it: Tram Times.",
      });
      expect(await auditTrace(db)).toEqual([]);
    }));

  test("that nobody has is deleted; its JSAPIs stay", () =>
    inWorld(async (db, { people }) => {
      await deleteFeature(await ctxOf(db, people.admin), { key: "maps" });
      expect(await db.select().from(features)).toEqual([]);
      expect(await db.select().from(featureJsapis)).toEqual([]);
      expect(await db.select().from(jsapis).where(eq(jsapis.name, "findPlace"))).toHaveLength(1);
      expect(await historyOf(db, people, "feature", "maps")).toMatchObject([{ act: "deleted" }]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "catalog.feature_deleted", details: { key: "maps", before: { jsapis: ["findPlace", "trackPlace"] } } },
      ]);
    }));
});

test("the history goes page by page, newest first", () =>
  inWorld(async (db, { people }) => {
    const ctx = await ctxOf(db, people.admin);
    for (let save = 1; save <= 25; save++) {
      await editFeature(ctx, edit({ revision: String(save), description: `Save ${save}.` }));
    }
    const first = await listCatalogHistory(ctx, { kind: "feature", entry: "maps", before: null });
    const second = await listCatalogHistory(ctx, { kind: "feature", entry: "maps", before: first.older });
    expect(first.changes.map(({ after }) => after)[0]).toBe("Save 25.");
    expect([first.changes.length, second.changes.length, second.older]).toEqual([20, 5, null]);
    expect(second.changes.at(-1)?.after).toBe("Save 1.");
  }));
