import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  miniPrograms,
  packageChunks,
  packages,
  versionDrafts,
  versionJsapis,
  versions,
  versionSteps,
} from "@/db/schema";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { getDraft } from "@/lib/version/get-draft";
import { getVersion } from "@/lib/version/get-version";
import { createVersionInput, keepDraftInput, keepEntranceDraftInput } from "@/lib/version/inputs";
import { keepDraft } from "@/lib/version/keep-draft";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { auditTrace } from "@/tests/support/audit-trace";
import { giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { sha256 } from "@/tests/support/packages";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, upload, uploadVersion, type Setting } from "./upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

const places = [{ file: "app.js", line: 3 }];
const calls = [
  { name: "findPlace", count: 2, places },
  { name: "shoutLoud", count: 1, places },
];

describe("a draft", () => {
  test("shows its uploader, and nobody else, what was found before anything is final", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      await giveFeature(db, latte, "maps", people.cafeAdmin);
      await addVersion(db, latte, people.cafeAdmin, "0.9.0", { state: "released", jsapis: ["shoutLoud"] });
      const dana = await as("latteDeveloper");
      const report = {
        jsapis: calls,
        serverHosts: [
          { host: "https://api.example.com", places },
          { host: "https://other.example.org", places },
        ],
        webViewHosts: [{ host: "https://shop.example.com", places }],
        computed: { count: 1, places },
        unparsed: [{ file: "odd.js", line: 1, message: "Unexpected token" }],
      };
      const { id: draft, digest } = await upload(dana, id, { uploadNote: "Faster", report });
      expect(await getDraft(dana, { id, draft })).toEqual({
        id: draft,
        number: "1.0.0",
        numberIssue: null,
        uploadNote: "Faster",
        fileName: "app.zip",
        uploadedAt: testNow,
        problems: null,
        entranceUrl: null,
        released: "0.9.0",
        contents: {
          digest,
          size: 13,
          fileCount: 1,
          pages: ["pages/index/index"],
          baseJsapis: [],
          computed: report.computed,
          unparsed: report.unparsed,
          serverHosts: [
            { host: "https://api.example.com", places, isListed: true },
            { host: "https://other.example.org", places, isListed: false },
          ],
          webViewHosts: [{ host: "https://shop.example.com", places, isListed: false }],
        },
        jsapis: [
          {
            ...calls[0],
            inCatalog: { description: "Does findPlace.", sensitive: false },
            features: [{ key: "maps", name: "Maps", access: "direct", isAdded: true }],
            isGranted: true,
            isNew: true,
          },
          { ...calls[1], inCatalog: null, features: [], isGranted: false, isNew: false },
        ],
      });
      const lead = await as("latteLead");
      await expect(getDraft(lead, { id, draft })).rejects.toMatchObject({ kind: "not_found" });
      await expect(createVersion(lead, { id, draft })).rejects.toMatchObject({ kind: "conflict" });
      await expect(getDraft(dana, { id, draft: "nonsense\0" })).rejects.toMatchObject({ kind: "not_found" });
      await db.update(versionDrafts).set({ createdAt: new Date(testNow.getTime() - 24 * 3_600_000) });
      await expect(getDraft(dana, { id, draft })).rejects.toMatchObject({ kind: "not_found" });
      expect(await auditTrace(db)).toEqual([]);
    }));

  test("of a refused package keeps what is wrong with it, without its bytes, and makes no version", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteDeveloper");
      const problems = [{ file: "app.json", message: "There is no app.json." }];
      const said = { id, number: "1.0.0", uploadNote: "", fileName: "a\u0000\u202eb.zip" };
      const inspection = { ok: false, problems } as const;
      const { id: draft } = await keepDraft(ctx, {
        ...said,
        bytes: Buffer.from("x"),
        inspection: { ...inspection, problems },
      });
      expect(await getDraft(ctx, { id, draft })).toMatchObject({
        problems,
        contents: null,
        jsapis: [],
        fileName: "ab.zip",
      });
      expect(await db.select().from(packages)).toEqual([]);
      await expect(createVersion(ctx, { id, draft })).rejects.toMatchObject({
        kind: "conflict",
        message: "The package was refused, so no version can be made of it.",
      });
      expect(await db.select().from(versionDrafts)).toHaveLength(1);
    }));

  test("has a number greater than all so far, also than deleted ones; the message names what could be next", () =>
    inWorld(async ({ as, id }) => {
      const lead = await as("latteLead");
      const { number } = await uploadVersion(lead, id, { number: "1.4.9999" });
      await deleteVersion(lead, { id, number });
      const message = "The number must be greater than 1.4.9999, the greatest so far. Next could be 1.5.0 or 2.0.0.";
      for (const number of ["1.4.9999", "1.4.0", "0.9999.9999"]) {
        await expect(upload(lead, id, { number })).rejects.toMatchObject({
          kind: "invalid",
          issues: { number: [message] },
        });
      }
      await expect(upload(lead, id, { number: "1.5.0" })).resolves.toBeDefined();
      await expect(upload(lead, id, { number: "01.5.0" })).rejects.toMatchObject({ kind: "invalid" });
      const fields = { id, uploadNote: "" };
      expect(keepDraftInput.safeParse({ ...fields, number: " 1.5.0 " }).data).toMatchObject({ number: "1.5.0" });
      for (const number of ["1.5", "1.05.0", "1.10000.0", "v1.0.0", "1.0.0-beta"]) {
        expect(keepDraftInput.safeParse({ ...fields, number }).success, number).toBe(false);
      }
      expect(keepDraftInput.safeParse({ id, number: "1.5.0", uploadNote: "n".repeat(501) }).success).toBe(false);
      expect(createVersionInput.safeParse({ id, draft: "x" }).success).toBe(false);
    }));

  test("is one of at most ten that a person has open for a mini program: the oldest go", () =>
    inWorld(async ({ db, as, id }) => {
      const [dana, lead] = [await as("latteDeveloper"), await as("latteLead")];
      await upload(lead, id);
      const kept: string[] = [];
      for (let second = 0; second < 12; second += 1) {
        const ctx = { ...dana, now: () => new Date(testNow.getTime() + second * 1_000) };
        kept.push((await upload(ctx, id, { content: `package ${second}` })).id);
      }
      const left = await db.select().from(versionDrafts).where(eq(versionDrafts.uploadedBy, dana.actor.personId));
      expect(left.map((draft) => draft.id).toSorted()).toEqual(kept.slice(2).toSorted());
      expect(await db.select().from(versionDrafts)).toHaveLength(11);
    }));
});

describe("a version", () => {
  test("is made of a draft, with a trace, and the same request makes no second", () =>
    inWorld(async ({ db, as, id, people, workspaces }) => {
      const later = { ...(await as("latteDeveloper")), now: () => new Date(testNow.getTime() + 5_000) };
      const { id: draft, digest } = await upload(later, id, { uploadNote: "Faster", report: { jsapis: calls } });
      expect(await createVersion(later, { id, draft })).toEqual({ number: "1.0.0" });
      expect(await db.select().from(versions)).toMatchObject([
        {
          miniProgramId: id,
          number: "1.0.0",
          position: 100_000_000,
          state: "developing",
          packageDigest: digest,
          entranceUrl: null,
          digest,
          jsapiCount: 2,
          uploadNote: "Faster",
          uploadedBy: people.latteDeveloper.id,
          submittedAt: null,
        },
      ]);
      expect(await db.select().from(versionJsapis)).toMatchObject(calls);
      const step = { event: "uploaded", state: "developing", personId: people.latteDeveloper.id, words: "Faster" };
      expect(await db.select().from(versionSteps)).toMatchObject([step]);
      expect(await db.select().from(versionDrafts)).toEqual([]);
      const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
      expect(program).toMatchObject({ highestVersion: 100_000_000, updatedAt: later.now() });
      await expect(createVersion(later, { id, draft })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("it became a version already") as string,
      });
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "version.created",
          actorId: people.latteDeveloper.id,
          subjectId: id,
          workspaceId: workspaces.cafe.id,
          details: { name: "Latte Line", version: "1.0.0", digest },
        },
      ]);
    }));

  test("is not made when its number was taken meanwhile, and the draft stays", () =>
    inWorld(async ({ db, as, id }) => {
      const [dana, lead] = [await as("latteDeveloper"), await as("latteLead")];
      const { id: draft } = await upload(dana, id);
      await uploadVersion(lead, id, { number: "1.0.1" });
      expect(await getDraft(dana, { id, draft })).toMatchObject({
        numberIssue: expect.stringContaining("greater than 1.0.1") as string,
      });
      await expect(createVersion(dana, { id, draft })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("1.0.2, 1.1.0 or 2.0.0") as string,
      });
      expect(await db.select().from(versionDrafts)).toHaveLength(1);
      expect(await db.select().from(versions)).toHaveLength(1);
    }));

  test("can be added to an archived mini program, and a deleted one knows nothing", () =>
    inWorld(async ({ db, as, id, people }) => {
      const ctx = await as("latteLead");
      const { id: draft } = await upload(ctx, id);
      await db.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(eq(miniPrograms.id, id));
      expect(await createVersion(ctx, { id, draft })).toEqual({ number: "1.0.0" });
      const { id: other } = await upload(ctx, id, { number: "1.0.1" });
      const deleted = { state: "deleted", deletedAt: testNow, deletedBy: people.cafeAdmin.id } as const;
      await db
        .update(miniPrograms)
        .set({ ...deleted, stateBeforeDeletion: "archived" })
        .where(eq(miniPrograms.id, id));
      await expect(createVersion(ctx, { id, draft: other })).rejects.toMatchObject({ kind: "not_found" });
      await expect(upload(ctx, id, { number: "2.0.0" })).rejects.toMatchObject({ kind: "not_found" });
    }));

  test("of an HTML5 mini program is its entrance and the JSAPIs declared, and its digest covers both", () =>
    inWorld(async ({ db, as, id, miniPrograms: { bill } }) => {
      const ctx = await as("builder");
      const said = { id: bill.id, number: "1.0.0", uploadNote: "" };
      await expect(keepEntranceDraft(ctx, { ...said, jsapis: ["findPlace", "shoutLoud"] })).rejects.toMatchObject({
        issues: { jsapis: ["shoutLoud is not in the catalog. Take a look at your choice again."] },
      });
      await expect(upload(ctx, bill.id)).rejects.toMatchObject({ kind: "conflict" });
      const lead = await as("latteLead");
      await expect(keepEntranceDraft(lead, { ...said, id, jsapis: [] })).rejects.toMatchObject({ kind: "conflict" });
      const { id: draft } = await keepEntranceDraft(ctx, { ...said, jsapis: ["trackPlace", "findPlace"] });
      const declared = { count: null, places: null, isGranted: false, isNew: false };
      const found = { entranceUrl: "https://shop.example.com/", contents: null };
      const jsapis = [
        { name: "findPlace", ...declared },
        { name: "trackPlace", ...declared },
      ];
      expect(await getDraft(ctx, { id: bill.id, draft })).toMatchObject({ ...found, jsapis });
      const { number } = await createVersion(ctx, { id: bill.id, draft });
      const digest = sha256("https://shop.example.com/\nfindPlace\ntrackPlace\n");
      expect(await getVersion(ctx, { id: bill.id, number })).toMatchObject({
        ...found,
        jsapis,
        digest,
        mayDownload: false,
      });
      expect(await db.select().from(versions)).toMatchObject([{ jsapiCount: 2, packageDigest: null }]);
      const parsed = keepEntranceDraftInput.parse({ ...said, jsapis: ["b2", "a1", "b2"] });
      expect(parsed.jsapis).toEqual(["a1", "b2"]);
      expect(keepEntranceDraftInput.safeParse({ ...said, jsapis: ["No Name"] }).success).toBe(false);
    }));

  test("is deleted as long as nobody asked for it; its number stays taken", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const lead = await as("latteLead");
      const { number, digest } = await uploadVersion(lead, id, { report: { jsapis: calls } });
      await expect(deleteVersion(await as("latteDeveloper"), { id, number })).rejects.toMatchObject({
        kind: "forbidden",
      });
      await deleteVersion(lead, { id, number });
      for (const table of [versions, versionJsapis, versionSteps]) expect(await db.select().from(table)).toEqual([]);
      await expect(deleteVersion(lead, { id, number })).rejects.toMatchObject({ kind: "not_found" });
      await addVersion(db, latte, people.cafeAdmin, "2.0.0", { state: "rejected" });
      await expect(deleteVersion(lead, { id, number: "2.0.0" })).rejects.toMatchObject({ kind: "conflict" });
      await addVersion(db, latte, people.cafeAdmin, "2.0.1");
      await db.update(versions).set({ submittedAt: testNow }).where(eq(versions.number, "2.0.1"));
      await expect(deleteVersion(lead, { id, number: "2.0.1" })).rejects.toMatchObject({
        message: "Version 2.0.1 was submitted once, so it stays.",
      });
      expect((await auditTrace(db)).map(({ event, details }) => ({ event, details }))).toMatchObject([
        { event: "version.created" },
        { event: "access.refused" },
        { event: "version.deleted", details: { name: "Latte Line", version: "1.0.0", digest } },
      ]);
    }));
});

test("the same package is stored once, whoever brings it, and the first report stays", () =>
  inWorld(async ({ db, as, id, miniPrograms: { tram } }) => {
    await upload(await as("latteLead"), id, { content: "the same" });
    await upload(await as("tramAdmin"), tram.id, { content: "the same", report: { pages: ["pages/other/other"] } });
    expect(await db.select().from(packages)).toMatchObject([
      { digest: sha256("the same"), pages: ["pages/index/index"] },
    ]);
    expect(await db.select().from(packageChunks)).toHaveLength(1);
    expect(await db.select().from(versionDrafts)).toHaveLength(2);
    const other = upload(await as("latteLead"), id, { content: "x", report: { sha256: sha256(randomUUID()) } });
    await expect(other).rejects.toThrow("The report is of another package.");
  }));
