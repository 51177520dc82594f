import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { packageChunks, packages, versionDrafts } from "@/db/schema";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { getDraft } from "@/lib/version/get-draft";
import { createVersionInput, keepDraftInput } from "@/lib/version/inputs";
import { keepDraft } from "@/lib/version/keep-draft";
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
        mayManageFeatures: false,
        seesConfiguration: false,
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
