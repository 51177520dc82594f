import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { assertMayOnCatalog } from "@/lib/catalog/assert-may-on-catalog";
import { assertMayPostOnCatalog } from "@/lib/catalog/assert-may-post-on-catalog";
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
import { listFeatureUsers } from "@/lib/catalog/list-feature-users";
import { historyInput, listFeaturesInput, listJsapisInput } from "@/lib/catalog/list-inputs";
import { listFeatures } from "@/lib/catalog/list-features";
import { listJsapiChoices } from "@/lib/catalog/list-jsapi-choices";
import { listJsapiUsers } from "@/lib/catalog/list-jsapi-users";
import { listJsapis } from "@/lib/catalog/list-jsapis";
import type { Ctx } from "@/lib/context";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { addJsapi } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

async function inWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

const answered = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    ({ kind }: { kind: string }) => kind,
  );

const call = { description: "Finds a place.", platforms: ["ios"], sensitive: "no" };
const feature = { description: "What it is for.", access: "direct", jsapis: ["findPlace"] };
const page = { kind: "feature", entry: "maps", before: null } as const;

type Acts = Record<string, (ctx: Ctx) => Promise<unknown>>;

/** For whoever does not see the catalog these do not exist. */
const entries: Acts = {
  "a feature": (ctx) => getFeature(ctx, { key: "maps" }),
  "a JSAPI": (ctx) => getJsapi(ctx, { name: "findPlace" }),
  "the history": (ctx) => listCatalogHistory(ctx, page),
};

const reads: Acts = {
  ...entries,
  "the features": (ctx) => listFeatures(ctx, listFeaturesInput.parse({})),
  "the JSAPIs": (ctx) => listJsapis(ctx, listJsapisInput.parse({})),
  "the catalog": (ctx) => assertMayOnCatalog(ctx, { action: "catalog.view" }),
};

const editors: Acts = {
  "edits a feature": (ctx) =>
    editFeature(ctx, editFeatureInput.parse({ ...feature, key: "maps", revision: "1", name: "Maps" })),
  "edits a JSAPI": (ctx) => editJsapi(ctx, editJsapiInput.parse({ ...call, name: "oldCall", revision: "1" })),
  "creates a feature": (ctx) =>
    createFeature(ctx, createFeatureInput.parse({ ...feature, key: "atlas", name: "Atlas" })),
  "creates a JSAPI": (ctx) => createJsapi(ctx, createJsapiInput.parse({ ...call, name: "showPlace" })),
  "chooses JSAPIs": (ctx) => listJsapiChoices(ctx),
  "sees who has a feature": (ctx) => listFeatureUsers(ctx, { key: "maps" }),
  "sees who has a JSAPI": (ctx) => listJsapiUsers(ctx, { name: "findPlace" }),
  "opens the form": (ctx) => assertMayOnCatalog(ctx, { action: "catalog.edit" }),
  "sends the form": (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.edit" }),
};

describe("whoever", () => {
  test.each(Object.keys(reads))("belongs to a workspace sees %s, an outsider does not", (what) =>
    inWorld(async (db, { people }) => {
      const read = async (person: { id: string }) =>
        answered(reads[what]?.(await ctxOf(db, person)) ?? Promise.reject());
      for (const person of [people.admin, people.reviewer, people.newcomer]) expect(await read(person)).toBe("done");
      const refusal = what in entries ? "not_found" : "forbidden";
      for (const person of [people.outsider, people.blocked]) expect(await read(person)).toBe(refusal);
    }),
  );

  test.each(Object.keys(editors))("%s is a Workspace Admin or a Workspace Developer", (what) =>
    inWorld(async (db, { people }) => {
      const act = async (person: { id: string }) =>
        answered(editors[what]?.(await ctxOf(db, person)) ?? Promise.reject());
      for (const person of [people.reviewer, people.cafeAdmin, people.newcomer]) {
        expect(await act(person)).toBe("forbidden");
      }
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "access.refused",
        subjectKind: "console",
        details: { action: "catalog.edit" },
      });
      expect(await act(people.builder)).toBe("done");
    }),
  );

  test("deletes from it is a Workspace Admin alone, and is asked before what they sent is read", () =>
    inWorld(async (db, { people }) => {
      const [admin, builder] = [await ctxOf(db, people.admin), await ctxOf(db, people.builder)];
      for (const act of [
        (ctx: Ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.delete" }),
        (ctx: Ctx) => deleteFeature(ctx, { key: "maps" }),
        (ctx: Ctx) => deleteJsapi(ctx, { name: "findPlace" }),
      ]) {
        expect(await answered(act(builder))).toBe("forbidden");
        expect(await answered(act(admin))).toBe("done");
      }
    }));

  test("may edit or delete is told so beside the entry", () =>
    inWorld(async (db, { people }) => {
      const may = async (person: { id: string }) => {
        const ctx = await ctxOf(db, person);
        const { mayEdit, mayDelete } = await getFeature(ctx, { key: "maps" });
        expect(await getJsapi(ctx, { name: "findPlace" })).toMatchObject({ mayEdit, mayDelete });
        return [mayEdit, mayDelete];
      };
      expect(await may(people.admin)).toEqual([true, true]);
      expect(await may(people.builder)).toEqual([true, false]);
      expect(await may(people.reviewer)).toEqual([false, false]);
      const opens = async (person: { id: string }) =>
        (await listCatalogHistory(await ctxOf(db, person), page)).opensRequests;
      expect([await opens(people.reviewer), await opens(people.builder)]).toEqual([true, false]);
    }));
});

test("a feature is chosen from every JSAPI by name without regard to case, the sensitive ones marked", () =>
  inWorld(async (db, { people }) => {
    for (const name of ["reLaunch", "redirect"]) await addJsapi(db, people.builder, name);
    expect(await listJsapiChoices(await ctxOf(db, people.builder))).toEqual([
      { name: "findPlace", sensitive: false },
      { name: "oldCall", sensitive: false },
      { name: "redirect", sensitive: false },
      { name: "reLaunch", sensitive: false },
      { name: "trackPlace", sensitive: true },
    ]);
  }));

test("what is no entry of the catalog is not found, whatever stands in its place", () =>
  inWorld(async (db, { people }) => {
    const ctx = await ctxOf(db, people.admin);
    const notFound = { kind: "not_found" };
    for (const text of ["", "nothing", "no such", "a\0", "x".repeat(5_000)]) {
      await expect(getFeature(ctx, { key: text }), text.slice(0, 9)).rejects.toMatchObject(notFound);
      await expect(getJsapi(ctx, { name: text }), text.slice(0, 9)).rejects.toMatchObject(notFound);
    }
    await expect(listCatalogHistory(ctx, { ...page, entry: "a\0" })).rejects.toMatchObject(notFound);
    await expect(createJsapi(ctx, createJsapiInput.parse({ ...call, name: "findPlace" }))).rejects.toMatchObject({
      issues: { name: ["The catalog has a JSAPI with this name."] },
    });
  }));

test("an address that makes no sense leads to the first page of everything", () => {
  const first = { q: "", size: 20, cursor: "", direction: "next" };
  for (const nonsense of [{}, { q: {}, size: "7", direction: "up" }, null]) {
    expect(listFeaturesInput.parse(nonsense)).toEqual({ ...first, access: [] });
    expect(listJsapisInput.parse(nonsense)).toEqual({ ...first, sensitive: false });
  }
  expect(historyInput.parse({ before: "42" })).toEqual({ before: 42 });
  for (const before of ["0", "042", "4x", "x4", "-4", "1".repeat(16)]) {
    expect(historyInput.parse({ before })).toEqual({ before: null });
  }
  expect(historyInput.parse(null)).toEqual({ before: null });
});
