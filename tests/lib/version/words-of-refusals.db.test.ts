import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { miniPrograms, versionDrafts, versions } from "@/db/schema";
import { addLanguage } from "@/lib/information/add-language";
import { compareVersions } from "@/lib/version/compare-versions";
import { createVersion } from "@/lib/version/create-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { getDraft } from "@/lib/version/get-draft";
import { getVersion } from "@/lib/version/get-version";
import { keepDraft } from "@/lib/version/keep-draft";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { listVersionsInput } from "@/lib/version/list-inputs";
import { listVersions, versionPageSize } from "@/lib/version/list-versions";
import { openPackage } from "@/lib/version/open-package";
import { freshDatabase } from "@/tests/support/database";
import { madePackage, sha256 } from "@/tests/support/packages";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, upload, uploadVersion, type Setting } from "./upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

describe("an upload says why not", () => {
  test("once it became a version, once its number is taken, and where it never was", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteDeveloper");
      const [first, second] = [await upload(ctx, id, { number: "1.0.1" }), await upload(ctx, id, { number: "1.0.0" })];
      await createVersion(ctx, { id, draft: first.id });
      const gone =
        "This upload is not there any more: it became a version already, or it was kept for a day and nothing was made of it. Look at the list of versions, or upload it again.";
      await expect(createVersion(ctx, { id, draft: first.id })).rejects.toMatchObject({
        kind: "conflict",
        message: gone,
      });
      await expect(createVersion(ctx, { id, draft: second.id })).rejects.toMatchObject({
        kind: "conflict",
        message:
          "1.0.0 cannot be the number any more. The number must be greater than 1.0.1, the greatest so far. Next could be 1.0.2, 1.1.0 or 2.0.0. Upload it again under another.",
      });
      for (const draft of [first.id, randomUUID()]) {
        await expect(getDraft(ctx, { id, draft })).rejects.toMatchObject({
          kind: "not_found",
          message:
            "This upload is not there any more: a version was made of it, it was kept for a day, or ten newer ones took its place. Look under Versions, or upload it again.",
        });
      }
      await expect(getDraft(ctx, { id, draft: "\0" })).rejects.toMatchObject({ kind: "not_found" });
    }));

  test("where the mini program is of the other type, or JSAPIs are not in the catalog", () =>
    inWorld(async ({ as, id, miniPrograms: { bill } }) => {
      const said = { number: "1.0.0", uploadNote: "", jsapis: [] as string[] };
      await expect(keepEntranceDraft(await as("latteLead"), { ...said, id })).rejects.toMatchObject({
        kind: "conflict",
        message: "Latte Line is a native mini program: its versions are made of packages.",
      });
      const declare = async (...jsapis: string[]) =>
        keepEntranceDraft(await as("builder"), { ...said, id: bill.id, jsapis });
      await expect(declare("oneCall", "findPlace", "otherCall")).rejects.toMatchObject({
        issues: { jsapis: ["oneCall, otherCall are not in the catalog. Take a look at your choice again."] },
      });
      await declare("findPlace");
    }));
});

test("the name of an uploaded file is kept as far as it can be read: up to 255 characters, without what is invisible", () =>
  inWorld(async ({ db, as, id }) => {
    const ctx = await as("latteDeveloper");
    const { bytes, report } = madePackage("named");
    const named = async (fileName: string) => {
      await db.delete(versionDrafts);
      const inspection = { ok: true, report } as const;
      const draft = await keepDraft(ctx, { id, number: "1.0.0", uploadNote: "", fileName, bytes, inspection });
      return (await getDraft(ctx, { id, draft: draft.id })).fileName;
    };
    expect(await named("  l\u202eat\0te\u2028\u2066 拿铁 ☕.zip\n")).toBe("latte 拿铁 ☕.zip");
    expect(await named("cafe\u0301.zip")).toBe("caf\u00e9.zip");
    expect(await named("☕".repeat(300))).toBe("☕".repeat(255));
  }));

describe("a version that is not there", () => {
  test("is named as it was asked for, as far as a number can be", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteLead");
      const missing = { kind: "not_found", message: "There is no version 9.9.9 of this mini program." };
      await expect(getVersion(ctx, { id, number: "9.9.9" })).rejects.toMatchObject(missing);
      await expect(openPackage(ctx, { id, number: "9.9.9" })).rejects.toMatchObject(missing);
      const long = `There is no version ${"9".repeat(14)} of this mini program.`;
      await expect(getVersion(ctx, { id, number: "9".repeat(5_000) })).rejects.toThrow(long);
      await expect(openPackage(ctx, { id, number: "9".repeat(5_000) })).rejects.toThrow(long);
    }));

  test("is compared with nothing, and one that is made of its entrance has no package", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { bill } }) => {
      await uploadVersion(await as("latteLead"), id, { number: "1.0.0" });
      const compare = async (from: string | null, to: string) =>
        compareVersions(await as("latteLead"), { id, from, to });
      for (const [from, to] of [
        ["1.0.0", "3.0.0"],
        ["3.0.0", "1.0.0"],
        [null, "3.0.0"],
      ] as const) {
        await expect(compare(from, to)).rejects.toMatchObject({
          kind: "not_found",
          message: "One of these is no version of this mini program, or not any more.",
        });
      }
      expect(await compare(null, "1.0.0")).toEqual({ numbers: ["1.0.0"], difference: null });
      const made = { miniProgramId: bill.id, number: "0.0.1", position: 1, jsapiCount: 0, digest: sha256("x") };
      const uploaded = { entranceUrl: "https://shop.example.com/", uploadedBy: people.builder.id, uploadedAt: testNow };
      await db.insert(versions).values({ ...made, ...uploaded });
      await expect(openPackage(await as("builder"), { id: bill.id, number: "0.0.1" })).rejects.toMatchObject({
        kind: "conflict",
        message: "Version 0.0.1 is made of its entrance, so there is no package.",
      });
    }));
});

test("a version is compared with the released one, itself with the one before, the first one with what follows", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    const ctx = await as("latteLead");
    const against = async (to: string) => (await compareVersions(ctx, { id, from: null, to })).difference?.from.number;
    for (const number of ["1.0.0", "1.1.0"]) await addVersion(db, latte, people.latteLead, number);
    expect([await against("1.1.0"), await against("1.0.0")]).toEqual(["1.0.0", "1.1.0"]);
    await addVersion(db, latte, people.latteLead, "1.2.0", { state: "released" });
    await addVersion(db, latte, people.latteLead, "1.3.0");
    await addVersion(db, latte, people.latteLead, "1.4.0");
    expect([await against("1.4.0"), await against("1.0.0")]).toEqual(["1.2.0", "1.2.0"]);
    expect(await against("1.2.0")).toBe("1.1.0");
  }));

test("a release note in a language that the mini program lost, or that changed meanwhile, is told with what to do", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    const { number } = await addVersion(db, latte, people.latteLead, "1.0.0", { releaseNote: "Old" });
    const lead = await as("latteLead");
    await expect(editReleaseNotes(lead, { id, number, language: "fr", note: "Rien", shown: "" })).rejects.toMatchObject(
      {
        issues: { language: ["The mini program has no information in French (fr). Add the language there first."] },
      },
    );
    // Nobody edited it by an operation, so nobody is named.
    const stale = { id, number, language: "en", note: "New", shown: "Older" };
    await expect(editReleaseNotes(lead, stale)).rejects.toMatchObject({
      kind: "conflict",
      saved: { by: "Somebody else", at: testNow, values: { note: "Old" }, untouched: [] },
    });
    await expect(editReleaseNotes(lead, { ...stale, note: "Older" })).rejects.toMatchObject({
      saved: { values: { note: "Old" }, untouched: ["note"] },
    });
  }));

test("the release notes stand by language, the default one before all others", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    const lead = await as("latteLead");
    for (const language of ["fr", "ar", "vi"]) await addLanguage(lead, { id, language, name: `Latte in ${language}` });
    const { number } = await addVersion(db, latte, people.latteLead, "1.0.0", { releaseNote: "Faster" });
    const languages = async () =>
      (await getVersion(lead, { id, number })).releaseNotes.map(({ language, isDefault, note }) => {
        return [language, ...(isDefault ? ["default"] : []), ...(note === "" ? [] : [note])].join(" ");
      });
    expect(await languages()).toEqual(["en default Faster", "ar", "fr", "vi", "zh-CN"]);
    await db.update(miniPrograms).set({ defaultLanguage: "vi" }).where(eq(miniPrograms.id, id));
    expect(await languages()).toEqual(["vi default", "ar", "en Faster", "fr", "zh-CN"]);
  }));

test("whoever manages the features is told so beside a version and an upload, others are not", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    const { number } = await addVersion(db, latte, people.latteLead, "1.0.0");
    for (const [name, may] of [
      ["latteLead", true],
      ["latteDeveloper", false],
    ] as const) {
      const ctx = await as(name);
      const { id: draft } = await upload(ctx, id, { number: "1.0.1" });
      expect(await getVersion(ctx, { id, number }), name).toMatchObject({ mayManageFeatures: may });
      expect(await getDraft(ctx, { id, draft }), name).toMatchObject({ mayManageFeatures: may });
    }
  }));

test("back to less than a page of versions is the first page, and a place in the middle leads both ways", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    const count = 2 * versionPageSize + 2;
    for (let patch = 1; patch <= count; patch++) await addVersion(db, latte, people.latteLead, `0.0.${patch}`);
    const ctx = await as("latteLead");
    const page = (parameters: object) => listVersions(ctx, { id, ...listVersionsInput.parse(parameters) });
    const first = await page({});
    const middle = await page({ cursor: String(first.next) });
    expect(middle.rows).toHaveLength(versionPageSize);
    expect(middle).toMatchObject({ next: 3, previous: count - versionPageSize });
    const last = await page({ cursor: String(middle.next) });
    expect(last.rows.map(({ number }) => number)).toEqual(["0.0.2", "0.0.1"]);
    expect(await page({ cursor: String(last.previous), direction: "previous" })).toEqual(middle);
    expect(await page({ cursor: String(count - 3), direction: "previous" })).toEqual(first);
    expect(await page({ direction: "previous" })).toEqual(first);
    for (const cursor of ["0", "-1", "1x", "x1", "1".repeat(13)]) {
      expect(listVersionsInput.parse({ cursor }).cursor, cursor).toBeNull();
    }
    const everything = { q: "", status: [], cursor: null, direction: "next" };
    for (const nonsense of [null, 7, {}]) expect(listVersionsInput.parse(nonsense)).toEqual(everything);
  }));
