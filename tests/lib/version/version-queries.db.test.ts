import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { versionReleaseNotes, versions } from "@/db/schema";
import { compareVersions } from "@/lib/version/compare-versions";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { getVersion } from "@/lib/version/get-version";
import { editReleaseNotesInput } from "@/lib/version/inputs";
import { listVersionsInput } from "@/lib/version/list-inputs";
import { listVersions, versionPageSize } from "@/lib/version/list-versions";
import { openPackage } from "@/lib/version/open-package";
import { auditTrace } from "@/tests/support/audit-trace";
import { giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { sha256 } from "@/tests/support/packages";
import { addVersion } from "@/tests/support/versions";
import { addConfiguration, testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, uploadVersion, type Setting } from "./upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

describe("the list of versions", () => {
  test("shows the greatest number first, with what tells one from another", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const more = { jsapis: ["findPlace"], releaseNote: "Faster\nAnd safer" };
      await addVersion(db, latte, people.latteLead, "1.9.0", { state: "released" });
      await addVersion(db, latte, people.latteLead, "1.10.0", { state: "grayscale", share: 25, ...more });
      const { rows, next, previous, mayUpload } = await listVersions(await as("latteDeveloper"), {
        id,
        ...listVersionsInput.parse({}),
      });
      const uploader = { id: people.latteLead.id, name: "Leo Latte" };
      const common = { uploader, uploadedAt: testNow, size: 1_024, isPaused: false };
      expect(rows).toEqual([
        {
          ...common,
          ...{ number: "1.10.0", position: 100_100_000, state: "grayscale" },
          ...{ releaseNote: "Faster", jsapiCount: 1, share: 25 },
        },
        {
          ...common,
          ...{ number: "1.9.0", position: 100_090_000, state: "released" },
          ...{ releaseNote: "", jsapiCount: 0, share: null },
        },
      ]);
      expect({ next, previous, mayUpload }).toEqual({ next: null, previous: null, mayUpload: true });
    }));

  test("is searched by the beginning of a number and filtered by several statuses", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      await addVersion(db, latte, people.latteLead, "1.0.0", { state: "archived" });
      await addVersion(db, latte, people.latteLead, "1.1.0", { state: "released" });
      await addVersion(db, latte, people.latteLead, "11.0.0");
      const ctx = await as("admin");
      const found = async (parameters: object) => {
        const { rows } = await listVersions(ctx, { id, ...listVersionsInput.parse(parameters) });
        return rows.map(({ number }) => number);
      };
      expect(await found({ q: "1." })).toEqual(["1.1.0", "1.0.0"]);
      for (const q of ["v11", "V11", "v  11", "11.0.0"]) expect(await found({ q }), q).toEqual(["11.0.0"]);
      expect(await found({ q: "1%" })).toEqual([]);
      expect(await found({ q: "latte" })).toEqual([]);
      expect(await found({ status: ["archived", "developing"] })).toEqual(["11.0.0", "1.0.0"]);
      expect(await found({ status: "nonsense", cursor: "x" })).toEqual(["11.0.0", "1.1.0", "1.0.0"]);
    }));

  test("is cut into pages that lead forth and back", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const numbers = Array.from({ length: versionPageSize + 5 }, (_, patch) => `1.0.${patch + 1}`);
      for (const number of numbers) await addVersion(db, latte, people.latteLead, number);
      const ctx = await as("latteLead");
      const page = async (parameters: object) => {
        const { rows, ...places } = await listVersions(ctx, { id, ...listVersionsInput.parse(parameters) });
        return { numbers: rows.map(({ number }) => number), ...places };
      };
      const first = await page({});
      expect(first).toMatchObject({ numbers: numbers.slice(5).toReversed(), previous: null });
      const second = await page({ cursor: String(first.next) });
      expect(second).toMatchObject({ numbers: numbers.slice(0, 5).toReversed(), next: null });
      expect(await page({ cursor: String(second.previous), direction: "previous" })).toEqual(first);
      expect(await page({ cursor: "1" })).toEqual(first);
    }));
});

describe("a version", () => {
  test("shows what it is made of and uses, what happened to it and what can be done", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      await addVersion(db, latte, people.cafeAdmin, "0.9.0", { state: "released", jsapis: ["findPlace"] });
      await giveFeature(db, latte, "maps", people.cafeAdmin);
      const places = [{ file: "app.js", line: 3 }];
      const jsapis = ["findPlace", "trackPlace"].map((name) => ({ name, count: 2, places }));
      const serverHosts = [{ host: "https://other.example.org", places }];
      const upload = { uploadNote: "Faster", report: { jsapis, serverHosts } };
      const { number, digest } = await uploadVersion(await as("latteDeveloper"), id, upload);
      const lead = await as("latteLead");
      await editReleaseNotes(lead, { id, number, language: "zh-CN", note: "更快", shown: "" });
      const version = await getVersion(lead, { id, number });
      const dana = { id: people.latteDeveloper.id, name: "Dana Latte" };
      const step = { event: "uploaded", state: "developing", person: dana, at: testNow, words: "Faster" };
      expect(version).toMatchObject({
        ...{ number, digest, state: "developing", uploader: dana, uploadNote: "Faster", released: "0.9.0" },
        contents: { size: 13, pages: ["pages/index/index"], serverHosts: [{ ...serverHosts[0], isListed: false }] },
        jsapis: [
          { name: "findPlace", places, isGranted: true, isNew: false },
          { name: "trackPlace", places, isGranted: true, isNew: true, inCatalog: { sensitive: true } },
        ],
        releaseNotes: [
          { language: "en", isDefault: true, note: "" },
          { language: "zh-CN", isDefault: false, note: "更快" },
        ],
        steps: [{ ...step, share: null, request: null }],
        mayDownload: true,
      });
      expect(version.acts.map(({ act }) => act)).toEqual(["delete", "editReleaseNote", "submit"]);
      expect(version.checkList?.find(({ label }) => label === "Every JSAPI granted")?.obstacles).toEqual([]);
      expect(await getVersion(await as("latteDeveloper"), { id, number })).toMatchObject({
        ...{ acts: [], mayManageFeatures: false, checkList: version.checkList },
      });
      for (const wrong of ["9.9.9", "1.0", "\0"]) {
        await expect(getVersion(lead, { id, number: wrong })).rejects.toMatchObject({ kind: "not_found" });
        await expect(openPackage(lead, { id, number: wrong })).rejects.toMatchObject({ kind: "not_found" });
      }
    }));

  test("leads to what mends it whoever may do that, and nobody else", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      await addVersion(db, latte, people.latteLead, "1.0.0", { state: "approved" });
      await addConfiguration(db, latte, people.cafeAdmin, { revision: 2, testers: [] });
      for (const [who, mends] of [
        ["latteLead", ["Edit configuration"]],
        ["admin", []],
      ] as const) {
        const { acts } = await getVersion(await as(who), { id, number: "1.0.0" });
        const { obstacles = [] } = acts.find(({ act }) => act === "startPilot") ?? {};
        expect(obstacles.map(({ words }) => words)).toEqual([expect.stringMatching(/tester/)]);
        expect(obstacles.flatMap(({ mend }) => mend?.label ?? [])).toEqual(mends);
      }
    }));

  test("is compared with another: files with their sizes, pages, JSAPIs and hosts", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteLead");
      const file = (path: string, size: number, text = path) => ({ path, size, sha256: sha256(text) });
      const host = (host: string) => ({ host, places: [] });
      const use = (name: string) => ({ name, count: 1, places: [] });
      await uploadVersion(ctx, id, {
        number: "1.0.0",
        report: {
          files: [file("app.js", 10), file("old.js", 5), file("same.js", 7)],
          pages: ["pages/a", "pages/old"],
          jsapis: [use("findPlace"), use("oldCall")],
          serverHosts: [host("https://old.example.com"), host("https://api.example.com")],
        },
      });
      await uploadVersion(ctx, id, {
        number: "1.1.0",
        report: {
          files: [file("app.js", 10, "changed"), file("new.js", 9), file("same.js", 7)],
          pages: ["pages/a", "pages/new"],
          jsapis: [use("findPlace"), use("trackPlace")],
          serverHosts: [host("https://api.example.com"), host("https://new.example.com")],
          webViewHosts: [host("https://shop.example.com")],
        },
      });
      const { numbers, difference } = await compareVersions(ctx, { id, from: null, to: "1.1.0" });
      expect(numbers).toEqual(["1.1.0", "1.0.0"]);
      expect(difference).toMatchObject({
        from: { number: "1.0.0", size: 13, fileCount: 3, entranceUrl: null },
        to: { number: "1.1.0", state: "developing" },
        files: {
          added: [{ path: "new.js", size: 9 }],
          removed: [{ path: "old.js", size: 5 }],
          changed: [{ path: "app.js", before: 10, after: 10 }],
        },
        pages: { added: ["pages/new"], removed: ["pages/old"] },
        jsapis: { added: ["trackPlace"], removed: ["oldCall"] },
        serverHosts: { added: ["https://new.example.com"], removed: ["https://old.example.com"] },
        webViewHosts: { added: ["https://shop.example.com"], removed: [] },
      });
      const nothing = { added: [], removed: [] };
      expect((await compareVersions(ctx, { id, from: "1.0.0", to: "1.0.0" })).difference).toMatchObject({
        ...{ files: { ...nothing, changed: [] }, pages: nothing, jsapis: nothing },
      });
      await expect(compareVersions(ctx, { id, from: "1.0.0", to: "3.0.0" })).rejects.toMatchObject({
        kind: "not_found",
      });
    }));

  test("of an HTML5 mini program has no package, and is compared by entrance and JSAPIs", () =>
    inWorld(async ({ db, as, people, miniPrograms: { bill } }) => {
      const ctx = await as("builder");
      for (const [position, path] of [
        [1, "a"],
        [2, "b"],
      ] as const) {
        const entranceUrl = `https://shop.example.com/${path}`;
        const version = { miniProgramId: bill.id, number: `0.0.${position}`, position, entranceUrl, jsapiCount: 0 };
        const uploaded = { uploadedBy: people.builder.id, uploadedAt: testNow };
        await db.insert(versions).values({ ...version, ...uploaded, digest: sha256(path) });
      }
      const compared = await compareVersions(ctx, { id: bill.id, from: "0.0.1", to: "0.0.2" });
      expect(compared.difference).toMatchObject({
        from: { entranceUrl: "https://shop.example.com/a", size: null },
        to: { entranceUrl: "https://shop.example.com/b" },
        ...{ files: null, pages: null, serverHosts: null, webViewHosts: null },
        jsapis: { added: [], removed: [] },
      });
      await expect(openPackage(ctx, { id: bill.id, number: "0.0.1" })).rejects.toMatchObject({ kind: "conflict" });
      expect(await auditTrace(db)).toEqual([]);
    }));
});

describe("release notes", () => {
  test("are written, changed and taken away per language, each time with before and after", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const { number } = await addVersion(db, latte, people.latteLead, "1.0.0", { state: "rejected" });
      const lead = await as("latteLead");
      const later = { ...lead, now: () => new Date(testNow.getTime() + 1_000) };
      const said = { id, number, language: "en" };
      const notes = () =>
        db
          .select({ language: versionReleaseNotes.language, note: versionReleaseNotes.note })
          .from(versionReleaseNotes)
          .orderBy(asc(versionReleaseNotes.language));
      expect(await editReleaseNotes(later, { ...said, note: "News", shown: "" })).toEqual({ isChanged: true });
      await editReleaseNotes(lead, { ...said, language: "zh-CN", note: "新闻", shown: "" });
      expect(await editReleaseNotes(lead, { ...said, note: "News", shown: "" })).toEqual({ isChanged: false });
      expect(await notes()).toEqual([
        { language: "en", note: "News" },
        { language: "zh-CN", note: "新闻" },
      ]);
      await editReleaseNotes(lead, { ...said, note: "Better news", shown: "News" });
      await editReleaseNotes(lead, { ...said, note: "", shown: "Better news" });
      expect(await notes()).toEqual([{ language: "zh-CN", note: "新闻" }]);
      await expect(editReleaseNotes(lead, { ...said, language: "fr", note: "Rien", shown: "" })).rejects.toMatchObject({
        kind: "invalid",
        issues: { language: [expect.stringContaining("French")] },
      });
      const trace = await auditTrace(db);
      expect(trace.map(({ event }) => event)).toEqual(Array(4).fill("version.release_note_edited"));
      expect(trace[2]?.details).toEqual({
        name: "Latte Line",
        version: "1.0.0",
        before: { en: "News" },
        after: { en: "Better news" },
      });
    }));

  test("are not overwritten in silence when somebody else saved first: both texts are shown", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const { number } = await addVersion(db, latte, people.latteLead, "1.0.0", { releaseNote: "Old" });
      const said = { id, number, language: "en" };
      await editReleaseNotes(await as("cafeAdmin"), { ...said, note: "Carla's", shown: "Old" });
      const lead = await as("latteLead");
      await expect(editReleaseNotes(lead, { ...said, note: "Leo's", shown: "Old" })).rejects.toMatchObject({
        kind: "conflict",
        saved: { by: "Carla Cafe", at: testNow, values: { note: "Carla's" }, untouched: [] },
      });
      await editReleaseNotes(lead, { ...said, note: "Leo's", shown: "Carla's" });
      expect(await db.select().from(versionReleaseNotes)).toMatchObject([{ note: "Leo's" }]);
    }));

  test("hold up to 2,000 characters, and stand still from the submission on", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const said = { id, number: "1.0.0", language: "en", shown: "" };
      expect(editReleaseNotesInput.safeParse({ ...said, note: "😀".repeat(2_000) }).success).toBe(true);
      expect(editReleaseNotesInput.safeParse({ ...said, note: "a".repeat(2_001) }).success).toBe(false);
      expect(editReleaseNotesInput.parse({ ...said, note: "  \n " }).note).toBe("");
      const { number } = await addVersion(db, latte, people.latteLead, "1.0.0", { state: "in_review" });
      const edit = editReleaseNotes(await as("latteLead"), { ...said, number, note: "News" });
      await expect(edit).rejects.toMatchObject({ kind: "conflict" });
    }));
});
