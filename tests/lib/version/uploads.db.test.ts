import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { miniPrograms, versionDrafts, versionJsapis, versions, versionSteps } from "@/db/schema";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { getDraft } from "@/lib/version/get-draft";
import { getVersion } from "@/lib/version/get-version";
import { deleteVersionInput, keepEntranceDraftInput } from "@/lib/version/inputs";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { auditTrace } from "@/tests/support/audit-trace";
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
        },
      ]);
      expect((await auditTrace(db))[0]?.details).toEqual({ name: "Latte Line", version: "1.0.0", digest });
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
      const entry = (await auditTrace(db)).findLast(({ event }) => event === "version.created");
      expect(entry?.details).toEqual({ name: "Bill Bright", version: "1.0.0", digest, entranceUrl: found.entranceUrl });
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
      await deleteVersion(lead, deleteVersionInput.parse({ id, number }));
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
