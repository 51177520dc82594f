import { randomBytes } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { packageChunks, packages, versionDrafts, versions } from "@/db/schema";
import { chunkSize, packageStore } from "@/lib/package/package-store";
import { keepPackage } from "@/lib/package/parts/keep-package";
import { createVersion } from "@/lib/version/create-version";
import { openPackage } from "@/lib/version/open-package";
import { forgetDrafts, isOutdated } from "@/lib/version/parts/drafts";
import { purgePackages } from "@/lib/version/parts/purge-packages";
import { startUploadPurge } from "@/lib/version/start-upload-purge";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { untilWaiting } from "@/tests/support/one-waits";
import { madePackage, sha256 } from "@/tests/support/packages";
import { refusals } from "@/tests/support/race";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import { upload, uploadVersion } from "./upload-scene";

const database = await freshDatabase();
let world: SmallWorld;

beforeAll(async () => {
  world = await smallWorld(database.db);
});

const clock = (db: Db) => ({ db, now: () => testNow });
const digestsOf = async (db: Db) =>
  (await db.select({ digest: packages.digest }).from(packages)).map((row) => row.digest);

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("a package of 19.9 MiB comes back byte for byte, a row of 512 KiB at a time", () =>
  database.withRollback(async (db) => {
    const content = randomBytes(Math.floor(19.9 * 1024 * 1024));
    const ctx = await ctxOf(db, world.people.latteDeveloper);
    const id = world.miniPrograms.latte.id;
    const before = process.memoryUsage();
    const { number, digest } = await uploadVersion(ctx, id, { content });
    const opened = await openPackage(ctx, { id, number });
    expect(opened).toMatchObject({ fileName: `${id}-1.0.0.zip`, size: content.length, digest });
    let at = 0;
    for await (const piece of opened.bytes) {
      expect(piece.length).toBeLessThanOrEqual(chunkSize);
      expect(content.compare(piece, 0, piece.length, at, at + piece.length)).toBe(0);
      at += piece.length;
    }
    expect(at).toBe(content.length);
    // Twice the package and more: rows that nobody needs any more may still wait to be collected.
    const after = process.memoryUsage();
    expect(after.heapUsed - before.heapUsed).toBeLessThan(64 * 1024 * 1024);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(128 * 1024 * 1024);
    const rows = await db
      .select({ position: packageChunks.position, size: sql<number>`octet_length(${packageChunks.content})` })
      .from(packageChunks)
      .where(eq(packageChunks.digest, digest))
      .orderBy(asc(packageChunks.position));
    expect(rows).toHaveLength(40);
    expect(rows.slice(0, 39).every(({ size }) => size === chunkSize)).toBe(true);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "version.downloaded",
      actorId: world.people.latteDeveloper.id,
      details: { name: "Latte Line", version: "1.0.0", digest },
    });
  }));

test("a package that ends at the end of a row has no empty one", () =>
  database.withRollback(async (db) => {
    const { bytes, report } = madePackage(randomBytes(2 * chunkSize));
    await keepPackage(clock(db), { bytes, report });
    expect(await db.select().from(packageChunks)).toHaveLength(2);
    expect((await collect(packageStore(db).read(report.sha256))).equals(bytes)).toBe(true);
  }));

test("bytes that are gone, in part or whole, are never read as if they were all", () =>
  database.withRollback(async (db) => {
    const { bytes, report } = madePackage(randomBytes(chunkSize + 1));
    await keepPackage(clock(db), { bytes, report });
    await db.delete(packageChunks).where(eq(packageChunks.position, 1));
    const store = packageStore(db);
    await expect(collect(store.read(report.sha256))).rejects.toThrow("Piece 1 of the package");
    await expect(collect(store.read(sha256("other")))).rejects.toThrow("is not there");
  }));

test("the same package brought by two at one moment is stored once, and both have their draft", async () => {
  const { db } = database;
  const [one, other] = [database.another().db, database.another().db];
  const content = randomBytes(3 * chunkSize);
  const results = await Promise.allSettled([
    upload(await ctxOf(one, world.people.latteLead), world.miniPrograms.latte.id, { content }),
    upload(await ctxOf(other, world.people.tramAdmin), world.miniPrograms.tram.id, { content, number: "2.0.0" }),
  ]);
  expect(refusals(results)).toEqual([]);
  expect(await digestsOf(db)).toEqual([sha256(content)]);
  expect(await db.select({ position: packageChunks.position }).from(packageChunks)).toHaveLength(3);
  expect(await db.select().from(versionDrafts)).toHaveLength(2);
  await db.delete(versionDrafts);
  expect(await purgePackages({ db })).toBe(1);
});

test("two requests for a version of the same draft make one", async () => {
  const id = world.miniPrograms.latte.id;
  const ctx = await ctxOf(database.db, world.people.latteLead);
  const { id: draft } = await upload(ctx, id, { number: "0.1.0" });
  const both = [database.another().db, database.another().db].map((db) => createVersion({ ...ctx, db }, { id, draft }));
  expect(refusals(await Promise.allSettled(both))).toMatchObject([{ kind: "conflict" }]);
  expect(await database.db.select().from(versions)).toMatchObject([{ number: "0.1.0" }]);
  await database.db.delete(versions);
  await purgePackages(database);
});

test("drafts are forgotten after a day, and packages that neither a version nor a draft has; the others stay", () =>
  database.withRollback(async (db) => {
    const id = world.miniPrograms.latte.id;
    const ctx = await ctxOf(db, world.people.latteLead);
    const { digest: ofVersion } = await uploadVersion(ctx, id, { content: "of a version" });
    const fresh = { ...ctx, now: () => new Date(testNow.getTime() + 60_000) };
    const { digest: ofDraft } = await upload(fresh, id, { number: "1.1.0", content: "of a draft" });
    await upload(ctx, id, { number: "1.1.0", content: "of nobody" });
    const tomorrow = { db, now: () => new Date(testNow.getTime() + 24 * 3_600_000) };
    const told: object[] = [];
    const log = { info: (fields: object) => void told.push(fields), warn: (fields: object) => void told.push(fields) };
    const stop = startUploadPurge(tomorrow, log);
    await expect.poll(() => told).toEqual([{ drafts: 1, packages: 1 }]);
    await stop();
    expect((await digestsOf(db)).toSorted()).toEqual([ofVersion, ofDraft].toSorted());
    expect(await db.select().from(packageChunks)).toHaveLength(2);
    expect(await forgetDrafts({ db }, isOutdated(tomorrow))).toBe(0);
  }));

test("a package that an upload takes at the same moment is not purged", async () => {
  const { db } = database;
  const { bytes, report } = madePackage("taken again");
  await keepPackage(clock(db), { bytes, report });
  const id = world.miniPrograms.latte.id;
  await database.another().db.transaction(async (db) => {
    await upload(await ctxOf(db, world.people.latteLead), id, { content: bytes, number: "5.0.0" });
    expect(await purgePackages(database)).toBe(0);
  });
  expect(await purgePackages(database)).toBe(0);
  expect(await digestsOf(db)).toEqual([report.sha256]);
  await db.delete(versionDrafts);
});

test("an upload that waits for a purge of its package stores it anew", async () => {
  const { db } = database;
  expect(await purgePackages({ db })).toBe(1);
  const { bytes, report } = madePackage(randomBytes(chunkSize + 7));
  await keepPackage(clock(db), { bytes, report });
  const uploader = await ctxOf(database.another().db, world.people.latteLead);
  const { waiting } = await database.another().db.transaction(async (purging) => {
    expect(await purgePackages({ db: purging })).toBe(1);
    const uploading = upload(uploader, world.miniPrograms.latte.id, { content: bytes, number: "6.0.0" });
    const waiting = Promise.allSettled([uploading]);
    await untilWaiting(database, 1);
    return { waiting };
  });
  expect(refusals(await waiting)).toEqual([]);
  expect((await collect(packageStore(db).read(report.sha256))).equals(bytes)).toBe(true);
});
