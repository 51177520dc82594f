import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { featureJsapis, miniPrograms, suspensions, versions } from "@/db/schema";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { getRelease, type Release } from "@/lib/release/get-release";
import type { ReleaseQuery } from "@/lib/release/inputs";
import { placeOf } from "@/lib/release/decide";
import { cancelRelease } from "@/lib/version/cancel-release";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { ctxOf, testOutreach } from "@/tests/support/actors";
import { giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { addConfiguration, addMiniProgram, deletedBy, testNow } from "@/tests/support/world";

const database = await freshDatabase();

const ask = (db: Db, id: string, asked: ReleaseQuery = {}) =>
  getRelease({ db, outreach: testOutreach }, { id, ...asked });

/** In one word what a user is answered: a number, or why there is none. */
async function told(db: Db, id: string, user?: string, version?: string): Promise<string> {
  try {
    const answer = await ask(db, id, {
      ...(user !== undefined && { user }),
      ...(version !== undefined && { version }),
    });
    if (answer === "gone") return "gone";
    return "version" in answer ? `${answer.version} ${answer.state}` : answer.state;
  } catch (error) {
    expect(error).toMatchObject({ kind: "not_found" });
    return "not found";
  }
}

/** Users by their place in the grayscale of 1.1.0: one below the first, one between the two shares, one beyond. */
function usersAround(id: string, share: number, greater: number) {
  const within = (from: number, to: number) => {
    for (let at = 0; ; at += 1) {
      const place = placeOf(id, "1.1.0", `user-${at}`);
      if (place >= from && place < to) return `user-${at}`;
    }
  };
  return { early: within(0, share), later: within(share, greater), last: within(greater, 100) };
}

test("from nothing live over pilot, grayscale, raise and pause to published, and back again", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    const lead = await ctxOf(db, people.latteLead);
    const number = "1.1.0";
    const { early, later, last } = usersAround(id, 20, 60);
    const everyone = async () => ({
      nobody: await told(db, id),
      tester: await told(db, id, "tester-1"),
      early: await told(db, id, early),
      later: await told(db, id, later),
      last: await told(db, id, last),
    });
    const all = (one: string) => ({ nobody: one, tester: one, early: one, later: one, last: one });

    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", { state: "approved" });
    expect(await everyone()).toEqual(all("not found"));
    await startPilot(lead, { id, number: "1.0.0", reason: "" });
    expect(await everyone()).toEqual({ ...all("not found"), tester: "1.0.0 pilot" });
    await publishVersion(lead, { id, number: "1.0.0", reason: "" });
    expect(await everyone()).toEqual(all("1.0.0 released"));

    await addVersion(db, { id }, people.latteDeveloper, number, { state: "approved" });
    expect(await everyone()).toEqual(all("1.0.0 released"));
    await startPilot(lead, { id, number, reason: "" });
    expect(await everyone()).toEqual({ ...all("1.0.0 released"), tester: "1.1.0 pilot" });
    await startGrayscale(lead, { id, number, share: 20 });
    const [gray, old] = ["1.1.0 grayscale", "1.0.0 released"];
    expect(await everyone()).toEqual({ nobody: old, tester: gray, early: gray, later: old, last: old });
    await raiseShare(lead, { id, number, share: 60 });
    expect(await everyone()).toEqual({ nobody: old, tester: gray, early: gray, later: gray, last: old });
    await pauseRelease(lead, { id, number, reason: "" });
    expect(await everyone()).toEqual({ nobody: old, tester: gray, early: gray, later: gray, last: old });
    await addConfiguration(db, { id }, people.latteLead, { revision: 2, testers: [] });
    expect(await told(db, id, "tester-1"), "is no tester any more").toBe(
      placeOf(id, number, "tester-1") < 60 ? gray : old,
    );
    await publishVersion(lead, { id, number, reason: "" });
    expect(await everyone()).toEqual(all("1.1.0 released"));
    await rollBack(lead, { id, number: "1.0.0", reason: "It crashes." });
    expect(await everyone()).toEqual(all("1.0.0 released"));
  }));

test("a canceled grayscale release gives everyone the released version again; an emptied list of testers means nobody", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", { state: "released" });
    await addVersion(db, { id }, people.latteDeveloper, "1.1.0", { state: "pilot" });
    await addConfiguration(db, { id }, people.latteLead, { revision: 2, testers: [] });
    expect(await told(db, id, "tester-1")).toBe("1.0.0 released");
    await addConfiguration(db, { id }, people.latteLead, { revision: 3, testers: ["jane@example.com"] });
    expect(await told(db, id, "jane@example.com")).toBe("1.1.0 pilot");
    await cancelRelease(await ctxOf(db, people.latteLead), { id, number: "1.1.0", reason: "" });
    expect(await told(db, id, "jane@example.com")).toBe("1.0.0 released");
  }));

test("the answer says all that the app needs, of a native one where its package is, of an HTML5 one its entrance", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { latte, bill } = programs;
    const uses = { state: "released" as const, jsapis: ["trackPlace", "findPlace", "oldCall"] };
    const { digest } = await addVersion(db, latte, people.latteDeveloper, "1.0.0", uses);
    await giveFeature(db, latte, "maps", people.latteLead);
    await addConfiguration(db, latte, people.latteLead, { revision: 2, serverDomains: [], h5Domains: ["a.example"] });
    expect(await ask(db, latte.id)).toEqual({
      miniProgram: latte.id,
      version: "1.0.0",
      state: "released",
      digest,
      download: `https://console.example/api/v1/mini-programs/${latte.id}/versions/1.0.0/package`,
      jsapis: ["findPlace", "trackPlace"],
      serverDomains: [],
      h5Domains: ["a.example"],
    });

    const entrance = { entranceUrl: "https://shop.example.com/", digest: "ab".repeat(32) };
    await db.insert(versions).values({
      ...{ miniProgramId: bill.id, number: "2.0.0", position: 200_000_000, state: "released", jsapiCount: 0 },
      ...{ uploadedBy: people.builder.id, uploadedAt: testNow, submittedAt: testNow, ...entrance },
    });
    await db
      .update(miniPrograms)
      .set({ state: "released", releasedVersion: "2.0.0" })
      .where(eq(miniPrograms.id, bill.id));
    expect(await ask(db, bill.id)).toEqual({
      miniProgram: bill.id,
      version: "2.0.0",
      state: "released",
      digest: entrance.digest,
      entrance: "https://shop.example.com/",
      jsapis: [],
      serverDomains: ["https://api.example.com"],
      h5Domains: [],
    });
  }));

test("a deleted feature, and a JSAPI that the catalog takes from one, are missing in the very next answer", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", {
      state: "released",
      jsapis: ["findPlace", "trackPlace"],
    });
    await giveFeature(db, { id }, "maps", people.latteLead);
    const granted = async () => ((await ask(db, id)) as Extract<Release, { jsapis: string[] }>).jsapis;
    expect(await granted()).toEqual(["findPlace", "trackPlace"]);
    await db.delete(featureJsapis).where(eq(featureJsapis.jsapiName, "trackPlace"));
    expect(await granted()).toEqual(["findPlace"]);
    await deleteFeature(await ctxOf(db, people.latteLead), { id, key: "maps" });
    expect(await granted()).toEqual([]);
  }));

test("a suspended one says so to everyone, testers too, and names no version; resumed it is as before", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", { state: "released" });
    await addVersion(db, { id }, people.latteDeveloper, "1.1.0", { state: "pilot" });
    const [brake] = await db
      .insert(suspensions)
      .values({ miniProgramId: id, suspendedBy: people.reviewer.id, suspendedAt: testNow, reason: "It steals." })
      .returning();
    const suspended = {
      miniProgram: id,
      state: "suspended",
      serverDomains: ["https://api.example.com"],
      h5Domains: [],
    };
    for (const asked of [{}, { user: "tester-1" }, { user: "tester-1", version: "1.1.0" }]) {
      expect(await ask(db, id, asked)).toEqual(suspended);
    }
    await db
      .update(suspensions)
      .set({ resumedBy: people.admin.id, resumedAt: testNow, resumeReason: "Mended." })
      .where(eq(suspensions.id, brake?.id ?? ""));
    expect(await told(db, id, "tester-1")).toBe("1.1.0 pilot");
  }));

test("an archived or deleted one is gone, also for testers; a purged one and what is no ID are not found", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { latte, gone } = programs;
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "approved" });
    await db.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(eq(miniPrograms.id, latte.id));
    expect(await told(db, latte.id)).toBe("gone");
    expect(await told(db, latte.id, "tester-1", "1.0.0")).toBe("gone");
    expect(await told(db, gone.id)).toBe("gone");
    await db.update(miniPrograms).set(deletedBy(people.admin)).where(eq(miniPrograms.id, gone.id));
    await db.delete(miniPrograms).where(eq(miniPrograms.id, gone.id));
    for (const id of [gone.id, "9000000000000001", "0", "", "1\u0000", "x".repeat(5_000)]) {
      expect(await told(db, id), id.slice(0, 20)).toBe("not found");
    }
  }));

test("whether there is no such mini program or nothing of it for this user is told in words", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0");
    const unknown = { kind: "not_found", message: "There is no mini program with this ID." };
    for (const other of ["9000000000000001", "x"]) await expect(ask(db, other)).rejects.toMatchObject(unknown);
    const nothing = { kind: "not_found", message: "Nothing of this mini program is released to this user." };
    for (const asked of [{}, { user: "tester-1" }, { user: "stranger", version: "1.0.0" }]) {
      await expect(ask(db, id, asked)).rejects.toMatchObject(nothing);
    }
  }));

test("one that was never configured has no hosts and no testers", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const fresh = await addMiniProgram(db, workspaces.cafe, people.cafeAdmin);
    await addVersion(db, fresh, people.cafeAdmin, "1.0.0", { state: "released" });
    await addVersion(db, fresh, people.cafeAdmin, "1.1.0", { state: "pilot" });
    expect(await ask(db, fresh.id, { user: "tester-1" })).toMatchObject({
      version: "1.0.0",
      serverDomains: [],
      h5Domains: [],
    });
  }));

test("a version that is asked for nobody is not served: everybody gets the released one", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", { state: "released" });
    await addVersion(db, { id }, people.latteDeveloper, "1.1.0");
    expect(await ask(db, id, { version: "1.1.0" })).toMatchObject({ version: "1.0.0" });
  }));
