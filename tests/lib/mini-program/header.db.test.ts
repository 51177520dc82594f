import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, qrCodes, removals, workspaces } from "@/db/schema";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { ctxOf } from "@/tests/support/actors";
import { addFeature, addJsapi, giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { addRemovalRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const minute = 60_000;
const day = 24 * 60 * minute;
const later = (milliseconds: number) => new Date(testNow.getTime() + milliseconds);

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

test("the header says what it is, whose it is and that nothing is under way", () =>
  withWorld(async (db, { people, workspaces, miniPrograms: { latte }, logos }) => {
    await addVersion(db, latte, people.latteLead, "1.0.0");
    const header = await getMiniProgram(await ctxOf(db, people.latteLead), latte);
    expect(header).toEqual({
      ...{ id: latte.id, name: "Latte Line", defaultLanguage: "en", type: "native", state: "created" },
      ...{ releasedVersion: null, logoId: logos.latte, memberCount: 3, versionCount: 1 },
      ...{ featureCount: 0, qrCodeCount: 1 },
      missing: ["tagline", "description", "categories", "logo", "service_contact"],
      workspace: workspaces.cafe,
      creator: { id: people.cafeAdmin.id, name: "Carla Cafe" },
      ...{ createdAt: testNow, updatedAt: testNow, isJustMade: false },
      ...{ suspension: null, removal: null, deletion: null, activations: [], releases: [] },
      roles: [{ role: "developer_admin", from: "mini_program" }],
      allowed: expect.any(Array) as unknown,
    });
  }));

test("it counts the features that were added, and the codes that its tab lists: no previews, no deleted ones", () =>
  withWorld(async (db, { people, miniPrograms: { latte, tram } }) => {
    await addJsapi(db, people.builder, "getLocation");
    await addFeature(db, people.builder, { key: "location", jsapis: ["getLocation"] });
    await giveFeature(db, latte, "location", people.latteLead);
    await addVersion(db, latte, people.latteLead, "1.0.0");
    const lead = await ctxOf(db, people.latteLead);
    for (const name of ["Counter", "Door"]) {
      await createQrCode(lead, { id: latte.id, name, url: "pages/index", parameters: [], formKey: randomUUID() });
    }
    expect(await getMiniProgram(lead, latte)).toMatchObject({ featureCount: 1, qrCodeCount: 3 });
    const ofLatte = eq(qrCodes.miniProgramId, latte.id);
    await db
      .update(qrCodes)
      .set({ deletedAt: testNow, deletedBy: people.latteLead.id })
      .where(and(ofLatte, inArray(qrCodes.kind, ["default", "page"])));
    expect(await getMiniProgram(lead, latte)).toMatchObject({ featureCount: 1, qrCodeCount: 0 });
    const other = await getMiniProgram(await ctxOf(db, people.tramAdmin), tram);
    expect(other).toMatchObject({ featureCount: 0, qrCodeCount: 1 });
  }));

test("it lists what one may do: a Developer Admin changes what a Developer only sees", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    const allowed = async (person: { id: string }) => (await getMiniProgram(await ctxOf(db, person), latte)).allowed;
    const [lead, developer] = [await allowed(people.latteLead), await allowed(people.latteDeveloper)];
    expect(lead).toEqual(expect.arrayContaining(["information.view", "information.edit", "qrCode.manage"]));
    expect(developer).toContain("information.view");
    expect(developer).not.toContain("information.edit");
    expect(lead).not.toContain("miniProgram.suspend");
    expect(await allowed(people.admin)).toContain("miniProgram.suspend");
  }));

test("it is just made for five minutes, and only for whoever made it", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    const isJustMade = async (person: { id: string }, milliseconds: number) =>
      (await getMiniProgram({ ...(await ctxOf(db, person)), now: () => later(milliseconds) }, latte)).isJustMade;
    expect(await isJustMade(people.cafeAdmin, 0)).toBe(true);
    expect(await isJustMade(people.cafeAdmin, 5 * minute - 1)).toBe(true);
    expect(await isJustMade(people.cafeAdmin, 5 * minute)).toBe(false);
    expect(await isJustMade(people.latteLead, 0)).toBe(false);
  }));

test("a suspension is told with who, when and why", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    const admin = await ctxOf(db, people.admin);
    await suspendMiniProgram(admin, { id: latte.id, reason: "Its payments fail.", request: null });
    expect((await getMiniProgram(admin, latte)).suspension).toEqual({
      ...{ by: "Ada Admin", since: testNow, reason: "Its payments fail." },
    });
  }));

test("a removal is told until it lapses", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    const request = await addRemovalRequest(db, latte, people.cafeAdmin);
    const ctx = await ctxOf(db, people.latteLead);
    const removalAt = async (milliseconds: number) =>
      (await getMiniProgram({ ...ctx, now: () => later(milliseconds) }, latte)).removal;
    expect(await removalAt(0)).toEqual({ request, lapsesAt: null, isSelfApproved: false });
    await db
      .update(removals)
      .set({ approvedAt: testNow, lapsesAt: later(day) })
      .where(eq(removals.miniProgramId, latte.id));
    expect(await removalAt(day - 1)).toEqual({ request, lapsesAt: later(day), isSelfApproved: false });
    expect(await removalAt(day)).toBeNull();
  }));

test("a removal that somebody approved alone is told as such", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }) => {
    const request = await addRemovalRequest(db, latte, people.cafeAdmin);
    const alone = { closedBy: people.cafeAdmin.id, closedAt: testNow, comment: "Nobody else is there." };
    await db
      .update(approvalRequests)
      .set({ ...alone, state: "approved", isSelfApproved: true })
      .where(eq(approvalRequests.number, request));
    const { removal } = await getMiniProgram(await ctxOf(db, people.latteLead), latte);
    expect(removal).toEqual({ request, lapsesAt: null, isSelfApproved: true });
  }));

describe("a deletion", () => {
  test("is told with who, when and until when it can be restored, and that nothing stands in the way", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      await deleteForGood(await ctxOf(db, people.latteLead), { id: latte.id, typedName: "Latte Line" });
      const { deletion, state } = await getMiniProgram(await ctxOf(db, people.admin), latte);
      expect(state).toBe("deleted");
      expect(deletion).toEqual({ by: "Leo Latte", at: testNow, purgedAfter: later(7 * day), inTheWay: [] });
    }));

  test("cannot be undone once its days are over or its workspace is removed, and says so", () =>
    withWorld(async (db, { people, workspaces: { cafe }, miniPrograms: { gone } }) => {
      const admin = await ctxOf(db, people.admin);
      const inTheWay = async (milliseconds: number) =>
        (await getMiniProgram({ ...admin, now: () => later(milliseconds) }, gone)).deletion?.inTheWay;
      expect(await inTheWay(7 * day - 1)).toEqual([]);
      expect(await inTheWay(7 * day)).toEqual(["Its 7 days are over: it is being purged."]);
      await db.update(workspaces).set({ removedAt: testNow }).where(eq(workspaces.id, cafe.id));
      expect(await inTheWay(0)).toEqual([
        "Its workspace Corner Cafe was removed, so that nobody would own it. It cannot be restored.",
      ]);
    }));
});
