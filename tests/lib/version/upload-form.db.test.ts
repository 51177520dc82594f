import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { miniPrograms, qrCodes } from "@/db/schema";
import { checkUpload } from "@/lib/version/check-upload";
import { createVersion } from "@/lib/version/create-version";
import { getPreviewCode } from "@/lib/version/get-preview-code";
import { getUploadForm } from "@/lib/version/get-upload-form";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { auditTrace } from "@/tests/support/audit-trace";
import { addFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, uploadVersion, type Setting } from "./upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

describe("the form of an upload", () => {
  test("proposes the next numbers: before the first version, and after the greatest", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteDeveloper");
      expect(await getUploadForm(ctx, { id, typed: null })).toEqual({
        ...{ type: "native", highest: null, nextNumbers: ["0.0.1", "0.1.0", "1.0.0"] },
        ...{ issues: {}, entrance: null },
      });
      await uploadVersion(ctx, id, { number: "1.2.3" });
      expect(await getUploadForm(ctx, { id, typed: null })).toMatchObject({
        highest: "1.2.3",
        nextNumbers: ["1.2.4", "1.3.0", "2.0.0"],
      });
    }));

  test("says what is wrong with what was typed, each beside its field, before anything is sent", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteDeveloper");
      await uploadVersion(ctx, id, { number: "1.2.3" });
      const issues = async (number: string, uploadNote = "") =>
        (await getUploadForm(ctx, { id, typed: { number, uploadNote } })).issues;
      expect(await issues("1.2.4", "Faster")).toEqual({});
      expect(await issues("1.2.3")).toEqual({
        number: ["The number must be greater than 1.2.3, the greatest so far. Next could be 1.2.4, 1.3.0 or 2.0.0."],
      });
      expect(await issues("1.2", "x".repeat(501))).toEqual({
        number: ["A number is major.minor.patch, each from 0 to 9999, such as 1.4.0."],
        uploadNote: [expect.stringMatching(/501 characters, at most 500 fit/)],
      });
    }));

  test("of an HTML5 mini program names its entrance, each JSAPI under its first feature, and what was declared last", () =>
    inWorld(async ({ db, as, people, miniPrograms: { bill } }) => {
      const ctx = await as("builder");
      const maps = { feature: "Maps", jsapis: ["findPlace", "trackPlace"] };
      const others = { feature: null, jsapis: ["oldCall"] };
      expect(await getUploadForm(ctx, { id: bill.id, typed: null })).toMatchObject({
        type: "html5",
        entrance: { url: "https://shop.example.com/", choices: [maps, others], declared: [] },
      });
      const declare = async (number: string, jsapis: string[]) => {
        const draft = await keepEntranceDraft(ctx, { id: bill.id, number, uploadNote: "", jsapis });
        await createVersion(ctx, { id: bill.id, draft: draft.id });
      };
      await declare("1.9.0", ["findPlace"]);
      await declare("1.10.0", ["oldCall"]);
      await addFeature(db, people.admin, { key: "atlas", name: "Atlas", jsapis: ["findPlace"] });
      expect((await getUploadForm(ctx, { id: bill.id, typed: null })).entrance).toMatchObject({
        choices: [{ feature: "Atlas", jsapis: ["findPlace"] }, { feature: "Maps", jsapis: ["trackPlace"] }, others],
        declared: ["oldCall"],
      });
    }));

  test("is for those who may upload, and nobody else finds it", () =>
    inWorld(async ({ as, id }) => {
      for (const name of ["newcomer", "reviewer", "tramAdmin", "blocked"] as const) {
        const ctx = await as(name);
        await expect(getUploadForm(ctx, { id, typed: null }), name).rejects.toMatchObject({ kind: "not_found" });
      }
    }));
});

test("an upload is refused before its package arrives: of whom it is not, under a wrong number, of an HTML5 mini program", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { bill } }) => {
    const fields = { id, number: "1.0.0", uploadNote: "" };
    const developer = await as("latteDeveloper");
    await checkUpload(developer, fields);
    await uploadVersion(developer, id, { number: "1.0.0" });
    await expect(checkUpload(developer, fields)).rejects.toMatchObject({
      kind: "invalid",
      issues: { number: [expect.stringMatching(/greater than 1\.0\.0/)] },
    });
    await expect(checkUpload(await as("builder"), { ...fields, id: bill.id })).rejects.toMatchObject({
      kind: "conflict",
      message: "Bill Bright is an HTML5 mini program: its versions are made of its entrance, not of a package.",
    });
    await expect(checkUpload(await as("newcomer"), fields)).rejects.toMatchObject({ kind: "not_found" });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "access.refused",
      actorId: people.newcomer.id,
      details: { action: "version.upload" },
    });
  }));

test("a version that is over has no preview code any more, one of an archived mini program says so, one that never was has none", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    await addVersion(db, latte, people.latteLead, "1.0.0", { state: "canceled" });
    await addVersion(db, latte, people.latteLead, "1.1.0", { state: "offline" });
    await addVersion(db, latte, people.latteLead, "1.2.0", { state: "rejected" });
    const ctx = await as("latteDeveloper");
    const whyNot = "This version is over, so its code opens nothing any more.";
    expect(await getPreviewCode(ctx, { id, number: "1.0.0" })).toEqual({ whyNot });
    expect(await getPreviewCode(ctx, { id, number: "1.1.0" })).toEqual({ whyNot });
    expect(await getPreviewCode(ctx, { id, number: "1.2.0" })).toMatchObject({
      code: { opens: `harborpay://mini-program/${id}?page=&query=&version=1.2.0` },
    });
    await db.delete(qrCodes).where(eq(qrCodes.version, "1.2.0"));
    expect(await getPreviewCode(ctx, { id, number: "1.2.0" })).toEqual({
      whyNot: "This version has no preview code.",
    });
    await addVersion(db, latte, people.latteLead, "1.3.0");
    await db.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(eq(miniPrograms.id, id));
    expect(await getPreviewCode(ctx, { id, number: "1.3.0" })).toEqual({
      whyNot: "The mini program is archived, so none of its codes opens it.",
    });
    await expect(getPreviewCode(ctx, { id, number: "9.9.9" })).rejects.toMatchObject({
      kind: "not_found",
      message: "There is no version 9.9.9 of this mini program.",
    });
  }));
