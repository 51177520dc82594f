import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships } from "@/db/schema";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { getRemoval } from "@/lib/removal/get-removal";
import { approveRequest } from "@/lib/review/approve-request";
import { requestRemoval } from "@/lib/removal/request-removal";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addRemovalRequest, addRequest } from "@/tests/support/requests";
import { addVersion } from "@/tests/support/versions";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const dayInMs = 86_400_000;

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

async function approvedRemoval(db: Db, { people, miniPrograms: { tram } }: SmallWorld) {
  const { number } = await requestRemoval(await ctxOf(db, people.tramAdmin), { id: tram.id, reason: "Closed" });
  await approveRequest(await ctxOf(db, people.reviewer), { number, comment: "Go on." });
  return number;
}

describe("the removal of a mini program", () => {
  test("offers to its Developer Admin what is open, and names what stands in the way of the rest", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const view = await getRemoval(await ctxOf(db, people.cafeAdmin), latte);
      expect(view).toMatchObject({ name: "Latte Line", state: "created", wasEverSubmitted: false, latest: null });
      expect(view.acts).toMatchObject({ requestRemoval: [], deleteForGood: [] });
      expect(view.acts.remove).toEqual([{ words: "No removal of it is approved." }]);
      await addRequest(db, latte, people.cafeAdmin, { category: "publish", subject: "1.0.0" });
      await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "in_review" });
      const { acts } = await getRemoval(await ctxOf(db, people.cafeAdmin), latte);
      expect(acts.requestRemoval).toMatchObject([{ words: "Version 1.0.0 is in review." }]);
      expect(acts.deleteForGood).toHaveLength(1);
    }));

  test("offers nothing to a Developer, who reads how it stands", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const request = await addRemovalRequest(db, latte, people.latteLead);
      const view = await getRemoval(await ctxOf(db, people.latteDeveloper), latte);
      expect(view.acts).toEqual({});
      expect(view.others.requestRemoval).toMatch(
        /^Only .*Developer Admins of this mini program can request its removal: .*Leo Latte/,
      );
      expect(view.latest).toMatchObject({ request, requestedBy: "Leo Latte", ending: null, decidedBy: null });
    }));

  test("says who approved it, and until when it can be carried out", () =>
    withWorld(async (db, world) => {
      const number = await approvedRemoval(db, world);
      const ctx = await ctxOf(db, world.people.tramAdmin);
      const lapsesAt = new Date(testNow.getTime() + 30 * dayInMs);
      const view = await getRemoval(ctx, world.miniPrograms.tram);
      expect(view.latest).toMatchObject({ request: number, decidedBy: "Rosa Reviewer", comment: "Go on.", lapsesAt });
      expect(view.acts).toMatchObject({ giveUpRemoval: [], remove: [] });
      // What has lapsed counts as such from its very moment, before the console has cleared it away.
      const late = { ...ctx, now: () => lapsesAt };
      expect((await getRemoval(late, world.miniPrograms.tram)).latest).toMatchObject({ ending: "lapsed" });
      expect((await getMiniProgram(late, world.miniPrograms.tram)).removal).toBeNull();
    }));
});

test("a removal that somebody approved alone is marked on its tab and in the header", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    await db.delete(memberships).where(eq(memberships.personId, people.reviewer.id));
    const admin = await ctxOf(db, people.admin);
    const { number } = await requestRemoval(admin, { id: latte.id, reason: "Closed" });
    expect((await getMiniProgram(admin, latte)).removal).toMatchObject({ isSelfApproved: false });
    await approveRequest(admin, { number, comment: "Nobody else is there." });
    const developer = await ctxOf(db, people.latteDeveloper);
    expect((await getRemoval(developer, latte)).latest).toMatchObject({ decidedBy: "Ada Admin", isSelfApproved: true });
    expect((await getMiniProgram(developer, latte)).removal).toMatchObject({ isSelfApproved: true });
  }));

test("the header and the list say what is suspended and what is being removed, to all its people", () =>
  withWorld(async (db, world) => {
    const { people, miniPrograms } = world;
    const { latte, tram } = miniPrograms;
    const admin = await ctxOf(db, people.admin);
    await suspendMiniProgram(admin, { id: latte.id, reason: "Fraud", request: null });
    await addRemovalRequest(db, latte, people.latteLead);
    const request = await approvedRemoval(db, world);
    expect(await getMiniProgram(await ctxOf(db, people.latteDeveloper), latte)).toMatchObject({
      suspension: { by: "Ada Admin", since: testNow, reason: "Fraud" },
      removal: { lapsesAt: null },
      deletion: null,
    });
    expect(await getMiniProgram(admin, tram)).toMatchObject({ suspension: null, removal: { request } });
    const { rows } = await listMiniPrograms(admin, listMiniProgramsInput.parse({ sort: "name" }));
    expect(rows.map(({ name, isSuspended, removal }) => ({ name, isSuspended, removal }))).toEqual([
      { name: "Bill Bright", isSuspended: false, removal: null },
      { name: "Latte Line", isSuspended: true, removal: "in_review" },
      { name: "Tram Times", isSuspended: false, removal: "approved" },
    ]);
  }));

test("a deleted one says who deleted it and until when it is kept, and has no removal to look at", () =>
  withWorld(async (db, { people, miniPrograms: { gone } }) => {
    const admin = await ctxOf(db, people.admin);
    expect((await getMiniProgram(admin, gone)).deletion).toEqual({
      by: "Carla Cafe",
      at: testNow,
      purgedAfter: new Date(testNow.getTime() + 7 * dayInMs),
      inTheWay: [],
    });
    await expect(getRemoval(admin, gone)).rejects.toMatchObject({ kind: "not_found" });
  }));
