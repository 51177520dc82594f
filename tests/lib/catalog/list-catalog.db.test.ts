import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { featureJsapis, miniProgramFeatures } from "@/db/schema";
import { listFeatureUsers } from "@/lib/catalog/list-feature-users";
import { listJsapiUsers } from "@/lib/catalog/list-jsapi-users";
import { listFeatures } from "@/lib/catalog/list-features";
import { listFeaturesInput, listJsapisInput } from "@/lib/catalog/list-inputs";
import { listJsapis } from "@/lib/catalog/list-jsapis";
import { ctxOf } from "@/tests/support/actors";
import { addFeature, addJsapi, giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMiniProgram } from "@/tests/support/world";

const database = await freshDatabase();

async function inWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { builder } = world.people;
    await addJsapi(db, builder, "scan", { description: "Reads a QR code, also of a café." });
    const input = { description: "Über alles: 设备", access: "activation" } as const;
    await addFeature(db, builder, { key: "phone-device", name: "Device", jsapis: ["scan", "trackPlace"], ...input });
    await work(db, world);
  });
}

const featuresFor = async (db: Db, person: { id: string }, asked: object) =>
  (await listFeatures(await ctxOf(db, person), listFeaturesInput.parse(asked))).rows.map(({ name }) => name);
const jsapisFor = async (db: Db, person: { id: string }, asked: object) =>
  (await listJsapis(await ctxOf(db, person), listJsapisInput.parse(asked))).rows.map(({ name }) => name);

describe("the features", () => {
  test("stand by name, with what they grant and, for those who edit, how many mini programs have them", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      await giveFeature(db, miniPrograms.latte, "maps", people.cafeAdmin);
      const input = listFeaturesInput.parse({});
      const list = await listFeatures(await ctxOf(db, people.builder), input);
      expect(list).toMatchObject({
        rows: [
          { key: "phone-device", jsapis: 2, sensitive: 1, miniPrograms: 0, access: "activation" },
          { key: "maps", jsapis: 2, sensitive: 1, miniPrograms: 1, access: "direct" },
        ],
        total: { count: 2, more: false },
        mayEdit: true,
        next: null,
        previous: null,
      });
      const others = await listFeatures(await ctxOf(db, people.newcomer), input);
      expect(others).toMatchObject({ mayEdit: false, rows: [{ miniPrograms: null }, { miniPrograms: null }] });
    }));

  test.each([
    ["the name", "devi"],
    ["the key", "phone-"],
    ["the description, whatever its marks", "uber ALLES"],
    ["one Chinese character", "备"],
    ["a JSAPI that it grants", "SCAN"],
    ["a JSAPI as packages write it", "my.scan"],
  ])("are found by %s", (_what, q) =>
    inWorld(async (db, { people }) => {
      expect(await featuresFor(db, people.newcomer, { q })).toEqual(["Device"]);
    }),
  );

  test("are filtered by access, and a term of wildcards finds only itself", () =>
    inWorld(async (db, { people }) => {
      expect(await featuresFor(db, people.reviewer, { access: "direct" })).toEqual(["Maps"]);
      expect(await featuresFor(db, people.reviewer, { access: ["direct", "activation"] })).toHaveLength(2);
      expect(await featuresFor(db, people.reviewer, { q: "%" })).toEqual([]);
    }));
});

test("the features go page by page forth and back, each once and by name, however many there are", () =>
  inWorld(async (db, { people }) => {
    for (let at = 0; at < 43; at++) {
      const name = `Zone ${String(at).padStart(2, "0")}`;
      await addFeature(db, people.builder, { key: `zone-${42 - at}`, name, jsapis: ["findPlace"] });
    }
    const ctx = await ctxOf(db, people.builder);
    const page = (asked: object) => listFeatures(ctx, listFeaturesInput.parse({ size: "20", ...asked }));
    const first = await page({});
    const second = await page({ cursor: first.next });
    const third = await page({ cursor: second.next });
    const names = [first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name));
    const zones = Array.from({ length: 43 }, (_, at) => `Zone ${String(at).padStart(2, "0")}`);
    expect(names).toEqual(["Device", "Maps", ...zones]);
    expect([first.previous, third.next]).toEqual([null, null]);
    expect([first, second, third].map(({ total }) => total)).toEqual(Array(3).fill({ count: 45, more: false }));
    expect((await page({ cursor: third.previous, direction: "previous" })).rows).toEqual(second.rows);
    expect((await page({ cursor: second.previous, direction: "previous" })).rows).toEqual(first.rows);
    expect(first.rows.map((row) => [row.jsapis, row.miniPrograms]).slice(0, 3)).toEqual([
      [2, 0],
      [2, 0],
      [1, 0],
    ]);
    expect(first.rows[0], "what orders them is nobody's to read").not.toHaveProperty("sortName");
  }));

describe("the JSAPIs", () => {
  test("stand by name without regard to case, with the features that grant them", () =>
    inWorld(async (db, { people }) => {
      await addJsapi(db, people.builder, "reLaunch");
      await addJsapi(db, people.builder, "redirect");
      const ctx = await ctxOf(db, people.newcomer);
      const { rows } = await listJsapis(ctx, listJsapisInput.parse({}));
      expect(rows.map(({ name, grantedBy }) => [name, ...grantedBy])).toEqual([
        ["findPlace", "Maps"],
        ["oldCall"],
        ["redirect"],
        ["reLaunch"],
        ["scan", "Device"],
        ["trackPlace", "Device", "Maps"],
      ]);
    }));

  test("are found by name and description, and filtered to the sensitive ones", () =>
    inWorld(async (db, { people }) => {
      expect(await jsapisFor(db, people.cafeAdmin, { q: "place" })).toEqual(["findPlace", "trackPlace"]);
      expect(await jsapisFor(db, people.cafeAdmin, { q: "my.find" })).toEqual(["findPlace"]);
      expect(await jsapisFor(db, people.cafeAdmin, { q: "cafe" })).toEqual(["scan"]);
      expect(await jsapisFor(db, people.cafeAdmin, { sensitive: "1" })).toEqual(["trackPlace"]);
    }));

  test("go page by page forth and back, each once", () =>
    inWorld(async (db, { people }) => {
      for (let at = 0; at < 41; at++) await addJsapi(db, people.builder, `call${String(at).padStart(2, "0")}`);
      const ctx = await ctxOf(db, people.newcomer);
      const page = (asked: object) => listJsapis(ctx, listJsapisInput.parse({ size: "20", ...asked }));
      const first = await page({});
      const second = await page({ cursor: first.next });
      const third = await page({ cursor: second.next });
      const names = [first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name));
      expect(names).toHaveLength(45);
      expect(new Set(names).size).toBe(45);
      expect([first.previous, third.next]).toEqual([null, null]);
      expect(first).toMatchObject({ total: { count: 45, more: false }, mayEdit: false });
      expect(await listJsapis(await ctxOf(db, people.builder), listJsapisInput.parse({}))).toMatchObject({
        mayEdit: true,
      });
      const back = await page({ cursor: third.previous, direction: "previous" });
      expect(back.rows).toEqual(second.rows);
      const start = await page({ cursor: back.previous, direction: "previous" });
      expect(start.rows).toEqual(first.rows);
      expect(start.previous).toBeNull();
      expect((await page({ cursor: "nonsense" })).rows).toEqual(first.rows);
    }));
});

test("an empty catalog says who may fill it", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const none = listFeaturesInput.parse({ q: "nothing at all" });
    expect(await listFeatures(await ctxOf(db, people.builder), none)).toMatchObject({ rows: [], mayEdit: true });
    expect(await listFeatures(await ctxOf(db, people.reviewer), none)).toMatchObject({ rows: [], mayEdit: false });
  }));

test("an edit names every mini program for which it counts, with its workspace", () =>
  inWorld(async (db, { people, workspaces, miniPrograms }) => {
    for (let made = 10; made < 22; made++) {
      const program = await addMiniProgram(db, workspaces.trams, people.tramAdmin, { name: `Line ${made}` });
      await giveFeature(db, program, "maps", people.tramAdmin);
    }
    await giveFeature(db, miniPrograms.gone, "maps", people.admin);
    const { count, first } = await listFeatureUsers(await ctxOf(db, people.builder), { key: "maps" });
    expect(count).toBe(13);
    expect(first).toHaveLength(13);
    expect(first).toContain("Line 21 · Tram Company");
    expect(first).toContain("Gone Grinder (deleted) · Corner Cafe");
  }));

test("an edit of a JSAPI names each mini program that has it through its features, once", () =>
  inWorld(async (db, { people, workspaces, miniPrograms }) => {
    await db.delete(miniProgramFeatures);
    const line = await addMiniProgram(db, workspaces.trams, people.tramAdmin, { name: "Line 10" });
    const [granting] = await db.select().from(featureJsapis).where(eq(featureJsapis.featureKey, "maps"));
    if (!granting) throw new Error("The feature grants nothing.");
    const name = granting.jsapiName;
    await giveFeature(db, line, "maps", people.tramAdmin);
    await giveFeature(db, miniPrograms.gone, "maps", people.admin);
    const builder = await ctxOf(db, people.builder);
    expect(await listJsapiUsers(builder, { name })).toEqual({
      count: 2,
      first: ["Gone Grinder (deleted) · Corner Cafe", "Line 10 · Tram Company"],
    });
    expect(await listJsapiUsers(builder, { name: "noSuchCall" })).toEqual({ count: 0, first: [] });
  }));
