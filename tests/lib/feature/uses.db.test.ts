import { expect, test } from "vitest";
import { getMiniProgramFeature } from "@/lib/feature/get-mini-program-feature";
import { addFeatures } from "@/lib/feature/add-features";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { inWorld } from "@/tests/lib/version/upload-scene";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("a feature says whether the released version uses it, and deleting it names what that version would miss", () =>
  inWorld(database, async ({ db, as, id, people }) => {
    await addJsapi(db, people.admin, "beep");
    await addFeature(db, people.admin, { key: "sound", name: "Sound", jsapis: ["beep"] });
    const lead = await as("latteLead");
    await addFeatures(lead, { id, features: ["maps", "sound"] });
    const uses = async () =>
      Object.fromEntries(
        (await listMiniProgramFeatures(lead, { id })).added.map(({ key, use, missed }) => [key, [use, missed]]),
      );
    expect(await listMiniProgramFeatures(lead, { id })).toMatchObject({ hasVersions: false });
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", { state: "archived", jsapis: ["beep"] });
    expect(await uses()).toEqual({ maps: ["none", []], sound: ["none", []] });
    expect(await listMiniProgramFeatures(lead, { id })).toMatchObject({ hasVersions: true });
    await addVersion(db, { id }, people.latteDeveloper, "1.1.0", { state: "released", jsapis: ["findPlace"] });
    await addVersion(db, { id }, people.latteDeveloper, "1.2.0", { jsapis: ["findPlace", "beep"] });
    expect(await uses()).toEqual({ maps: ["released", ["findPlace"]], sound: ["others", []] });
    expect(await getMiniProgramFeature(lead, { id, key: "maps" })).toMatchObject({
      missed: ["findPlace"],
      uses: [
        {
          jsapi: "findPlace",
          versions: [
            { number: "1.2.0", isReleased: false },
            { number: "1.1.0", isReleased: true },
          ],
        },
      ],
    });
  }));

test("what can be done about a feature: it is added, or applied for, and deleted once it is there", () =>
  inWorld(database, async ({ db, as, id, people }) => {
    await addFeature(db, people.admin, { key: "pay", name: "Payment", access: "activation", jsapis: ["findPlace"] });
    const lead = await as("latteLead");
    const open = async (key: string) => (await getMiniProgramFeature(lead, { id, key })).open;
    expect([await open("maps"), await open("pay")]).toEqual([["add"], ["apply"]]);
    await addFeatures(lead, { id, features: ["maps"] });
    expect(await open("maps")).toEqual(["delete"]);
    await applyForFeature(lead, { id, key: "pay", reason: "We sell." });
    expect(await open("pay")).toEqual([]);
  }));

test("the features of a mini program, and one of them, are told whole: by whom, when, and what is asked", () =>
  inWorld(database, async ({ db, as, id, people }) => {
    const [access, jsapis] = ["activation" as const, ["findPlace"]];
    await addFeature(db, people.admin, { key: "pay", name: "Payment", access, jsapis });
    await addFeature(db, people.admin, { key: "alarm", name: "Alarm", jsapis: ["trackPlace"] });
    await addFeature(db, people.admin, { key: "zoo", name: "Zoo", jsapis });
    const lead = await as("latteLead");
    await addFeatures(lead, { id, features: ["maps"] });
    const { number } = await applyForFeature(lead, { id, key: "pay", reason: "We sell." });
    const maps = { key: "maps", name: "Maps", access: "direct", jsapis: 2, sensitive: 1 };
    const pay = { key: "pay", name: "Payment", access, jsapis: 1, sensitive: 0 };
    const asked = { applicant: "Leo Latte", openedAt: testNow };
    const added = { ...maps, addedBy: "Leo Latte", addedAt: testNow, use: "none", missed: [] };
    expect(await listMiniProgramFeatures(lead, { id })).toEqual({
      added: [{ ...added, lost: ["findPlace", "trackPlace"] }],
      inReview: [{ ...pay, request: number, ...asked }],
      available: [
        {
          ...{ key: "alarm", name: "Alarm", description: "What alarm is for.", access: "direct" },
          ...{ jsapis: 1, sensitive: 1 },
        },
        {
          ...{ key: "zoo", name: "Zoo", description: "What zoo is for.", access: "direct" },
          ...{ jsapis: 1, sensitive: 0 },
        },
      ],
      ...{ mayManage: true, hasVersions: false },
    });
    expect(await listMiniProgramFeatures(await as("latteDeveloper"), { id })).toEqual({
      added: [{ ...added, lost: [] }],
      inReview: [{ ...pay, request: number, ...asked }],
      ...{ available: [], mayManage: false, hasVersions: false },
    });
    const { jsapis: granted, ...one } = await getMiniProgramFeature(lead, { id, key: "pay" });
    expect(granted.map(({ name }) => name)).toEqual(jsapis);
    expect(one).toEqual({
      ...{ key: "pay", name: "Payment", description: "What pay is for.", access },
      ...{ added: null, request: { number, ...asked }, lost: [], missed: [], uses: [], open: [] },
    });
    expect(await getMiniProgramFeature(lead, { id, key: "maps" })).toMatchObject({
      ...{ added: { by: "Leo Latte", at: testNow }, request: null, uses: [], missed: [] },
      ...{ lost: ["findPlace", "trackPlace"], open: ["delete"] },
    });
  }));

test("a feature that the catalog does not have is not found, whatever stands in its place", () =>
  inWorld(database, async ({ as, id }) => {
    for (const name of ["latteLead", "latteDeveloper"] as const) {
      for (const key of ["nothing", "Not a key", "", "maps\0", "new"]) {
        const look = getMiniProgramFeature(await as(name), { id, key });
        await expect(look, key).rejects.toMatchObject({ kind: "not_found" });
      }
    }
  }));
