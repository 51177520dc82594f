import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import {
  auditEntries,
  miniPrograms,
  packageChunks,
  packages,
  versionDrafts,
  versionJsapis,
  versionReleaseNotes,
  versions,
  versionSteps,
} from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { packageStore } from "@/lib/package/parts/package-store";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { editReleaseNote } from "@/lib/version/edit-release-note";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { keepPackageDraft } from "@/lib/version/keep-package-draft";
import { purgeUploads } from "@/lib/version/parts/purge-uploads";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { reportOf, someBytes } from "@/tests/support/packages";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

type Given = { db: Db; world: SmallWorld; ctx: Ctx; id: string };

/** A Developer of the mini program Latte Line. */
const asDeveloper = (work: (given: Given) => Promise<void>) =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const ctx = await ctxOf(db, world.people.latteDeveloper);
    await work({ db, world, ctx, id: world.miniPrograms.latte.id });
  });

async function uploaded(ctx: Ctx, id: string, number: string, bytes = someBytes(), jsapis: string[] = []) {
  const report = reportOf(bytes, jsapis);
  const upload = { id, number, uploadNote: "For the stores", fileName: "latte.zip", bytes };
  return keepPackageDraft(ctx, { ...upload, inspection: { ok: true, report } });
}

async function stored(db: Db, digest: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of packageStore.read(db, digest)) parts.push(part);
  return Buffer.concat(parts);
}

describe("uploading a package", () => {
  test("keeps 19.9 MiB in rows of at most 512 KiB, and gives them back byte for byte", () =>
    asDeveloper(async ({ db, ctx, id }) => {
      const bytes = someBytes(Math.floor(19.9 * 1024 * 1024));
      const { sha256 } = reportOf(bytes);
      await uploaded(ctx, id, "1.0.0", bytes);
      const rows = await db.select({ position: packageChunks.position }).from(packageChunks);
      expect(rows).toHaveLength(Math.ceil(bytes.length / (512 * 1024)));
      const back = await stored(db, sha256);
      expect(back.length).toBe(bytes.length);
      expect(createHash("sha256").update(back).digest("hex")).toBe(sha256);
    }));

  test("stores the same package once, whoever uploads it", () =>
    asDeveloper(async ({ db, world, ctx, id }) => {
      const bytes = someBytes();
      await uploaded(ctx, id, "1.0.0", bytes);
      const other = await ctxOf(db, world.people.tramAdmin);
      await uploaded(other, world.miniPrograms.tram.id, "1.0.0", bytes);
      expect(await db.select().from(packages)).toHaveLength(1);
      expect(await db.select().from(versionDrafts)).toHaveLength(2);
      expect(await stored(db, reportOf(bytes).sha256)).toEqual(Buffer.from(bytes));
    }));

  test("keeps of a refused package why, and no bytes", () =>
    asDeveloper(async ({ db, ctx, id }) => {
      const problems = [{ file: "app.json", message: "It names no page. List one in pages." }];
      const upload = { id, number: "1.0.0", uploadNote: "", fileName: "latte.zip", bytes: someBytes() };
      const { id: draft } = await keepPackageDraft(ctx, { ...upload, inspection: { ok: false, problems } });
      const [kept] = await db.select().from(versionDrafts).where(eq(versionDrafts.id, draft));
      expect(kept).toMatchObject({ problems, packageDigest: null, number: "1.0.0" });
      expect(await db.select().from(packages)).toEqual([]);
      await expect(createVersion(ctx, { id, draft })).rejects.toMatchObject({ kind: "conflict" });
    }));

  test("asks for a number greater than every earlier one, deleted ones included, and names the next", () =>
    asDeveloper(async ({ db, world, ctx, id }) => {
      const { id: draft } = await uploaded(ctx, id, "1.2.9");
      await createVersion(ctx, { id, draft });
      await deleteVersion(await ctxOf(db, world.people.cafeAdmin), { id, number: "1.2.9" });
      const words = "1.2.9 is not greater than 1.2.9, the highest number so far. Take 1.2.10 or 1.3.0 or 2.0.0.";
      await expect(uploaded(ctx, id, "1.2.9")).rejects.toMatchObject({ kind: "invalid", issues: { number: [words] } });
      await expect(uploaded(ctx, id, "01.2.9")).rejects.toMatchObject({ kind: "invalid" });
      await uploaded(ctx, id, "1.2.10");
    }));

  test("keeps of each person the newest ten uploads", () =>
    asDeveloper(async ({ db, ctx, id }) => {
      for (let i = 0; i < 12; i++)
        await uploaded({ ...ctx, now: () => new Date(testNow.getTime() + i) }, id, `1.0.${i}`);
      const numbers = (await db.select().from(versionDrafts)).map(({ number }) => number);
      expect(numbers).toHaveLength(10);
      expect(numbers).not.toContain("1.0.0");
    }));
});

describe("making a version of an upload", () => {
  test("keeps what was found, who uploaded it and when, and records it once", () =>
    asDeveloper(async ({ db, world, ctx, id }) => {
      const bytes = someBytes();
      const { id: draft } = await uploaded(ctx, id, "1.0.0", bytes, ["findPlace", "trackPlace"]);
      expect(await createVersion(ctx, { id, draft })).toEqual({ number: "1.0.0" });
      const digest = reportOf(bytes).sha256;
      const [version] = await db.select().from(versions);
      expect(version).toMatchObject({
        ...{ state: "developing", digest, packageDigest: digest, jsapiCount: 2, uploadNote: "For the stores" },
        uploadedBy: world.people.latteDeveloper.id,
      });
      const used = await db.select().from(versionJsapis).orderBy(versionJsapis.name);
      expect(used.map(({ name, count }) => ({ name, count }))).toEqual([
        { name: "findPlace", count: 2 },
        { name: "trackPlace", count: 2 },
      ]);
      expect(await db.select().from(versionSteps)).toMatchObject([{ event: "uploaded", words: "For the stores" }]);
      const entries = await db.select().from(auditEntries).where(eq(auditEntries.event, "version.created"));
      expect(entries).toMatchObject([{ details: { name: "Latte Line", version: "1.0.0", digest } }]);
      expect(await db.select().from(versionDrafts)).toEqual([]);
    }));

  test("makes one, however often the same upload is sent", () =>
    asDeveloper(async ({ db, ctx, id }) => {
      const { id: draft } = await uploaded(ctx, id, "1.0.0");
      await createVersion(ctx, { id, draft });
      await expect(createVersion(ctx, { id, draft })).rejects.toMatchObject({ kind: "not_found" });
      expect(await db.select().from(versions)).toHaveLength(1);
    }));

  test("takes nobody else's upload, and none for another mini program", () =>
    asDeveloper(async ({ db, world, ctx, id }) => {
      const { id: draft } = await uploaded(ctx, id, "1.0.0");
      const lead = await ctxOf(db, world.people.latteLead);
      await expect(createVersion(lead, { id, draft })).rejects.toMatchObject({ kind: "not_found" });
      const admin = await ctxOf(db, world.people.admin);
      const tram = world.miniPrograms.tram.id;
      await expect(createVersion(admin, { id: tram, draft })).rejects.toMatchObject({ kind: "not_found" });
      await expect(createVersion(ctx, { id, draft: randomUUID() })).rejects.toMatchObject({ kind: "not_found" });
    }));

  test("of an HTML5 one keeps the entrance and the declared JSAPIs, with a digest over both", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms: programs } = await smallWorld(db);
      const ctx = await ctxOf(db, people.builder);
      const { id } = programs.bill;
      const asked = { id, number: "1.0.0", uploadNote: "", jsapis: ["findPlace", "oldCall"] };
      const { id: draft } = await keepEntranceDraft(ctx, asked);
      await createVersion(ctx, { id, draft });
      const digest = createHash("sha256").update("https://shop.example.com/\nfindPlace\noldCall").digest("hex");
      const entranceUrl = "https://shop.example.com/";
      expect(await db.select().from(versions)).toMatchObject([{ digest, entranceUrl, packageDigest: null }]);
      const unknown = keepEntranceDraft(ctx, { ...asked, number: "1.0.1", jsapis: ["noSuchCall"] });
      await expect(unknown).rejects.toMatchObject({ kind: "invalid" });
      await expect(uploaded(ctx, id, "1.0.1")).rejects.toMatchObject({ kind: "invalid" });
    }));
});

describe("a version that nobody has asked for", () => {
  test("is deleted, and its number is not used again", () =>
    asDeveloper(async ({ db, world, id }) => {
      await addVersion(db, { id }, world.people.latteDeveloper, "1.0.0", { jsapis: ["findPlace"] });
      const lead = await ctxOf(db, world.people.latteLead);
      await deleteVersion(lead, { id, number: "1.0.0" });
      expect(await db.select().from(versions)).toEqual([]);
      const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
      expect(program?.highestVersion).toBe(100_000_000);
    }));

  test("stays once it was submitted", () =>
    asDeveloper(async ({ db, world, id }) => {
      await addVersion(db, { id }, world.people.latteDeveloper, "1.0.0", { state: "rejected" });
      const lead = await ctxOf(db, world.people.latteLead);
      await expect(deleteVersion(lead, { id, number: "1.0.0" })).rejects.toMatchObject({ kind: "conflict" });
    }));

  test("gets a release note in each language of the mini program, and loses it when it is emptied", () =>
    asDeveloper(async ({ db, world, id }) => {
      await addVersion(db, { id }, world.people.latteDeveloper, "1.0.0");
      const lead = await ctxOf(db, world.people.latteLead);
      const edit = (language: string, note: string) => editReleaseNote(lead, { id, number: "1.0.0", language, note });
      expect(await edit("zh-CN", "更快")).toEqual({ isChanged: true });
      expect(await edit("zh-CN", "更快")).toEqual({ isChanged: false });
      await edit("zh-CN", "更快更稳");
      expect(await db.select().from(versionReleaseNotes)).toMatchObject([{ language: "zh-CN", note: "更快更稳" }]);
      await expect(edit("fr", "Plus vite")).rejects.toMatchObject({ kind: "invalid" });
      await edit("zh-CN", "");
      expect(await db.select().from(versionReleaseNotes)).toEqual([]);
      const entries = await db.select().from(auditEntries);
      const notes = entries.filter(({ event }) => event === "version.release_note_edited");
      expect(notes.map(({ details }) => [details.before, details.after])).toEqual([
        ["", "更快"],
        ["更快", "更快更稳"],
        ["更快更稳", ""],
      ]);
    }));
});

test("a day later an upload is gone, and so is a package that no version has", () =>
  asDeveloper(async ({ db, ctx, id }) => {
    const kept = someBytes();
    const { id: draft } = await uploaded(ctx, id, "1.0.0", kept);
    await createVersion(ctx, { id, draft });
    await uploaded(ctx, id, "1.0.1");
    const hoursLater = (hours: number) => ({ db, now: () => new Date(testNow.getTime() + hours * 3_600_000) });
    expect(await purgeUploads(hoursLater(23))).toBe(0);
    expect(await purgeUploads(hoursLater(25))).toBe(1);
    expect(await db.select().from(versionDrafts)).toEqual([]);
    expect((await db.select().from(packages)).map(({ digest }) => digest)).toEqual([reportOf(kept).sha256]);
    expect((await stored(db, reportOf(kept).sha256)).length).toBe(kept.length);
  }));

test("the database takes no other number for a version, nor anything else for what it is made of", () =>
  asDeveloper(async ({ db, world, id }) => {
    const { latteDeveloper } = world.people;
    await addVersion(db, { id }, latteDeveloper, "2.0.0");
    const caused = (constraint: string) => ({ cause: { constraint } });
    await expect(db.transaction((tx) => addVersion(tx, { id }, latteDeveloper, "1.9.9"))).rejects.toMatchObject(
      caused("versions_number_upwards"),
    );
    const changed = db.transaction((tx) => tx.update(versions).set({ digest: "b".repeat(64) }));
    await expect(changed).rejects.toMatchObject(caused("versions_stay_what_they_are"));
    await addVersion(db, { id }, latteDeveloper, "2.1.0", { state: "pilot" });
    const second = db.transaction((tx) => addVersion(tx, { id }, latteDeveloper, "2.2.0", { state: "grayscale" }));
    await expect(second).rejects.toMatchObject(caused("versions_one_under_test"));
  }));
