import { randomBytes, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect, type Db } from "@/db/connect";
import { miniPrograms, qrCodes, qrCodeScans, suspensions, versions } from "@/db/schema";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { followQrCode } from "@/lib/qr-code/follow-qr-code";
import { getScannedLogo } from "@/lib/qr-code/get-scanned-logo";
import { ScanCounter } from "@/lib/qr-code/scan-counter";
import type { MiniProgramState, VersionState } from "@/lib/vocabulary";
import { versionStates } from "@/lib/vocabulary";
import { ctxOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { deletedBy, testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, type Setting } from "../version/upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);
const follow = (db: Db, token: string) => followQrCode({ db, outreach: testOutreach }, { token });

async function tokenOf(db: Db, id: string, kind: "default" | "preview", version?: string): Promise<string> {
  const of = and(eq(qrCodes.miniProgramId, id), eq(qrCodes.kind, kind));
  const [found] = await db
    .select({ token: qrCodes.token })
    .from(qrCodes)
    .where(version === undefined ? of : and(of, eq(qrCodes.version, version)));
  if (!found) throw new Error("There is no such code.");
  return found.token;
}

async function pageCode({ db, as, id }: Setting): Promise<{ code: string; token: string }> {
  const parameters = [{ name: "table", value: "1 2" }];
  const input = { id, formKey: randomUUID(), name: "Counter", url: "pages/a/b", parameters };
  const { code } = await createQrCode(await as("latteLead"), input);
  const [found] = await db.select({ token: qrCodes.token }).from(qrCodes).where(eq(qrCodes.id, code));
  return { code, token: found?.token ?? "" };
}

describe("a code that leads to a page", () => {
  test("opens the app there, and names the mini program and the app", () =>
    inWorld(async (setting) => {
      const { code, token } = await pageCode(setting);
      expect(await follow(setting.db, token)).toEqual({
        outcome: "opens",
        code,
        link: `harborpay://mini-program/${setting.id}?page=pages%2Fa%2Fb&query=table%3D1%25202`,
        miniProgram: { name: "Latte Line", language: "en", hasLogo: true },
        app: setting.workspaces.superApp.name,
      });
      const logo = await getScannedLogo({ db: setting.db, outreach: testOutreach }, { token });
      expect(logo?.length).toBeGreaterThan(0);
    }));

  test.each(["created", "released"] satisfies MiniProgramState[])("opens a mini program that is %s", (state) =>
    inWorld(async (setting) => {
      const {
        db,
        people,
        miniPrograms: { latte },
      } = setting;
      const { token } = await pageCode(setting);
      await addVersion(db, latte, people.latteLead, "1.0.0", state === "released" ? { state } : {});
      if (state === "released") {
        await db.update(miniPrograms).set({ state, releasedVersion: "1.0.0" }).where(eq(miniPrograms.id, latte.id));
      }
      expect(await follow(db, token)).toMatchObject({ outcome: "opens" });
    }),
  );

  test("leads nowhere once it is deleted, or its mini program suspended, archived or deleted: nothing of it is told", () =>
    inWorld(async (setting) => {
      const { db, id, people } = setting;
      const { code, token } = await pageCode(setting);
      const is = eq(miniPrograms.id, id);
      const gone = async (change: (tx: Db) => Promise<unknown>) => {
        await db
          .transaction(async (tx) => {
            await change(tx);
            expect(await follow(tx, token)).toEqual({ outcome: "gone" });
            expect(await getScannedLogo({ db: tx, outreach: testOutreach }, { token })).toBeNull();
            throw new Error("taken back");
          })
          .catch((error: unknown) => expect(error).toMatchObject({ message: "taken back" }));
      };
      await gone((tx) =>
        tx.update(qrCodes).set({ deletedAt: testNow, deletedBy: people.admin.id }).where(eq(qrCodes.id, code)),
      );
      await gone((tx) =>
        tx.insert(suspensions).values({
          miniProgramId: id,
          suspendedBy: people.admin.id,
          suspendedAt: testNow,
          reason: "It steals.",
        }),
      );
      await gone((tx) => tx.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(is));
      await gone((tx) => tx.update(miniPrograms).set(deletedBy(people.admin)).where(is));
      expect(await follow(db, token)).toMatchObject({ outcome: "opens" });
    }));
});

describe("the default code", () => {
  test.each(versionStates.map((state) => [state]))("of a mini program whose only version is %s", (state) =>
    inWorld(async ({ db, id, people, miniPrograms: { latte } }) => {
      const token = await tokenOf(db, id, "default");
      expect(await follow(db, token)).toMatchObject({ outcome: "empty", miniProgram: { name: "Latte Line" } });
      await db.transaction(async (tx) => {
        await addVersion(tx, latte, people.latteLead, "1.0.0", { state });
        if (state === "released") {
          await tx.update(miniPrograms).set({ state, releasedVersion: "1.0.0" }).where(eq(miniPrograms.id, id));
        }
      });
      const isTestable = !(
        ["rejected", "archived", "canceled", "offline"] satisfies VersionState[] as string[]
      ).includes(state);
      const followed = await follow(db, token);
      if (!isTestable) expect(followed).toMatchObject({ outcome: "empty" });
      else
        expect(followed).toMatchObject({
          outcome: "opens",
          link: `harborpay://mini-program/${id}?page=&query=&version=1.0.0`,
        });
    }),
  );

  test("leads to the highest number, not to the latest upload or a text that sorts last", () =>
    inWorld(async ({ db, id, people, miniPrograms: { latte } }) => {
      for (const number of ["1.9.0", "1.10.0"]) await addVersion(db, latte, people.latteLead, number);
      await addVersion(db, latte, people.latteLead, "1.11.0", { state: "rejected" });
      expect(await follow(db, await tokenOf(db, id, "default"))).toMatchObject({
        link: expect.stringMatching(/&version=1\.10\.0$/) as string,
      });
    }));
});

describe("a preview code", () => {
  test.each(versionStates.map((state) => [state]))("of a version that is %s", (state) =>
    inWorld(async ({ db, id, people, miniPrograms: { latte } }) => {
      await db.transaction(async (tx) => {
        await addVersion(tx, latte, people.latteLead, "1.0.0", { state });
        if (state === "released") {
          await tx.update(miniPrograms).set({ state, releasedVersion: "1.0.0" }).where(eq(miniPrograms.id, id));
        }
      });
      const isOver = state === "canceled" || state === "offline";
      expect(await follow(db, await tokenOf(db, id, "preview", "1.0.0"))).toMatchObject(
        isOver ? { outcome: "gone" } : { link: `harborpay://mini-program/${id}?page=&query=&version=1.0.0` },
      );
    }),
  );

  test("of a deleted version is gone and not unknown", () =>
    inWorld(async ({ db, id, people, miniPrograms: { latte } }) => {
      await addVersion(db, latte, people.latteLead, "1.0.0");
      const token = await tokenOf(db, id, "preview", "1.0.0");
      await db.delete(versions).where(and(eq(versions.miniProgramId, id), eq(versions.number, "1.0.0")));
      expect(await follow(db, token)).toEqual({ outcome: "gone" });
    }));
});

test.each([
  randomBytes(16).toString("base64url"),
  "",
  "\u0000".repeat(22),
  "x",
  "' or true --".padEnd(22, "x"),
  "a".repeat(10_000),
])("nothing else is known: %j", (token) =>
  inWorld(async ({ db }) => expect(await follow(db, token)).toEqual({ outcome: "unknown" })),
);

describe("scans", () => {
  test("are added up by day, however many consoles add at once, and none is lost while the database is away", async () => {
    const { db } = database;
    const world = await smallWorld(db);
    const ctx = await ctxOf(db, world.people.latteLead);
    const codes = await Promise.all(
      ["A", "B", "C"].map((name) =>
        createQrCode(ctx, { id: world.miniPrograms.latte.id, formKey: randomUUID(), name, url: "p", parameters: [] }),
      ),
    );
    const counters = [new ScanCounter(), new ScanCounter()];
    const connections = [database.another(), database.another()];
    for (let round = 0; round < 40; round++) {
      await Promise.all(
        counters.map((counter, at) => {
          // Each in another order, as scans come.
          for (const { code } of at === 0 ? codes : codes.toReversed()) counter.count(code, testNow);
          counter.count(randomUUID(), testNow);
          return counter.save({ db: connections[at]?.db ?? db });
        }),
      );
    }
    const [counter] = counters;
    counter?.count(codes[0]?.code ?? "", testNow);
    const closed = connect(database.url, { max: 1 });
    await closed.close();
    await expect(counter?.save({ db: closed.db })).rejects.toThrow();
    await counter?.save({ db });
    await counter?.save({ db });
    const rows = await db.select().from(qrCodeScans).orderBy(qrCodeScans.count);
    expect(rows.map(({ day, count }) => [day, count])).toEqual([
      ["2026-03-14", 80],
      ["2026-03-14", 80],
      ["2026-03-14", 81],
    ]);
  });
});
