import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { miniPrograms, suspensions, versions } from "@/db/schema";
import { keepPackage } from "@/lib/package/parts/keep-package";
import { openReleasedPackage } from "@/lib/release/open-released-package";
import { versionStates, type VersionState } from "@/lib/vocabulary";
import { freshDatabase } from "@/tests/support/database";
import { madePackage, sha256 } from "@/tests/support/packages";
import { smallWorld } from "@/tests/support/small-world";
import { deletedBy, testNow } from "@/tests/support/world";

const database = await freshDatabase();

/** 1.0.0 of Latte Line in a state, with a package of more than one piece. */
async function scene(db: Db, state: VersionState) {
  const { people, miniPrograms: programs } = await smallWorld(db);
  const { id } = programs.latte;
  const bytes = Buffer.alloc(1_200_000, state);
  const { report } = madePackage(bytes);
  await keepPackage({ db, now: () => testNow }, { bytes, report });
  const digest = report.sha256;
  await db.transaction(async (tx) => {
    await tx.insert(versions).values({
      ...{ miniProgramId: id, number: "1.0.0", position: 100_000_000, state, packageDigest: digest, digest },
      ...{ jsapiCount: 0, uploadedBy: people.latteLead.id, uploadedAt: testNow, submittedAt: testNow },
      share: state === "grayscale" ? 10 : null,
    });
    if (state !== "released") return;
    await tx.update(miniPrograms).set({ state, releasedVersion: "1.0.0" }).where(eq(miniPrograms.id, id));
  });
  return { id, bytes, digest, people };
}

async function bytesOf(db: Db, id: string): Promise<Buffer> {
  const opened = await openReleasedPackage({ db }, { id, number: "1.0.0" });
  if (opened === "gone") throw new Error("The package is gone.");
  const pieces = [];
  for await (const piece of opened.bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("the package comes byte for byte, in pieces, with its size, digest and name", () =>
  database.withRollback(async (db) => {
    const { id, bytes, digest } = await scene(db, "released");
    expect(await openReleasedPackage({ db }, { id, number: "1.0.0" })).toMatchObject({
      fileName: `${id}-1.0.0.zip`,
      size: bytes.length,
      digest,
    });
    expect(sha256(await bytesOf(db, id))).toBe(digest);
  }));

test.each(versionStates)("of a version that is %s there is a package unless its release is over for good", (state) =>
  database.withRollback(async (db) => {
    const { id } = await scene(db, state);
    const isOver = state === "canceled" || state === "offline";
    const opened = await openReleasedPackage({ db }, { id, number: "1.0.0" });
    expect(opened === "gone").toBe(isOver);
  }),
);

test("of a suspended mini program there is none, of an archived or deleted one it is gone", () =>
  database.withRollback(async (db) => {
    const { id, people } = await scene(db, "approved");
    const open = () => openReleasedPackage({ db }, { id, number: "1.0.0" });
    const brake = { miniProgramId: id, suspendedBy: people.reviewer.id, suspendedAt: testNow, reason: "It steals." };
    await db.insert(suspensions).values(brake);
    await expect(open()).rejects.toMatchObject({
      kind: "conflict",
      message: "This mini program is suspended: nobody gets a version of it.",
    });
    await db.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(eq(miniPrograms.id, id));
    expect(await open()).toBe("gone");
    const deleted = { ...deletedBy(people.admin), archivedAt: null };
    await db.update(miniPrograms).set(deleted).where(eq(miniPrograms.id, id));
    expect(await open()).toBe("gone");
  }));

test("what does not exist is not found, whatever stands in its place", () =>
  database.withRollback(async (db) => {
    const { id } = await scene(db, "approved");
    for (const number of ["1.0.1", "", "..", "1.0.0\u0000", "\u00001.0.0", "x".repeat(5_000)]) {
      await expect(openReleasedPackage({ db }, { id, number }), number.slice(0, 9)).rejects.toMatchObject({
        kind: "not_found",
        message: "There is no such version of this mini program.",
      });
    }
    for (const other of ["9000000000000001", "", "1\u0000"]) {
      await expect(openReleasedPackage({ db }, { id: other, number: "1.0.0" })).rejects.toMatchObject({
        kind: "not_found",
        message: "There is no mini program with this ID.",
      });
    }
  }));

test("a version that is made of its entrance has no package", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.bill;
    await db.insert(versions).values({
      ...{ miniProgramId: id, number: "1.0.0", position: 100_000_000, jsapiCount: 0, digest: "ab".repeat(32) },
      ...{ entranceUrl: "https://shop.example.com/", uploadedBy: people.builder.id, uploadedAt: testNow },
    });
    await expect(openReleasedPackage({ db }, { id, number: "1.0.0" })).rejects.toMatchObject({
      kind: "not_found",
      message: "This version is made of its entrance, so there is no package.",
    });
  }));
