import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, miniPrograms, notices, removals } from "@/db/schema";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import { requestRemoval } from "@/lib/removal/request-removal";
import { requestRemovalInput } from "@/lib/removal/inputs";
import { openRequest } from "@/lib/request/parts/open-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addVersion } from "@/tests/support/versions";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const dayInMs = 86_400_000;
const reason = "The line closes.";

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

async function asked(db: Db, { people, miniPrograms: { tram } }: SmallWorld) {
  return requestRemoval(await ctxOf(db, people.tramAdmin), { id: tram.id, reason });
}

async function approved(db: Db, world: SmallWorld) {
  const { number } = await asked(db, world);
  await approveRequest(await ctxOf(db, world.people.reviewer), { number, comment: "" });
  return number;
}

const programOf = async (db: Db, { id }: { id: string }) =>
  (await db.select().from(miniPrograms).where(eq(miniPrograms.id, id)))[0];

const removalsOf = (db: Db, { id }: { id: string }) =>
  db
    .select({
      request: removals.requestNumber,
      approvedAt: removals.approvedAt,
      lapsesAt: removals.lapsesAt,
      ending: removals.ending,
    })
    .from(removals)
    .where(eq(removals.miniProgramId, id))
    .orderBy(removals.requestNumber);

const events = async (db: Db) => (await auditTrace(db)).map(({ event }) => event);

describe("asking for a removal", () => {
  test("opens a request with what would be removed, and changes nothing of the mini program", () =>
    withWorld(async (db, world) => {
      const { tram } = world.miniPrograms;
      const before = await programOf(db, tram);
      const { number } = await asked(db, world);
      expect(await programOf(db, tram)).toEqual(before);
      expect(await removalsOf(db, tram)).toEqual([{ request: number, approvedAt: null, lapsesAt: null, ending: null }]);
      const [request] = await db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
      expect(request).toMatchObject({ category: "removal", state: "in_review", title: "Remove Tram Times", reason });
      expect(JSON.stringify(request?.snapshot)).toContain("1.0.0, which its users lose");
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "request.opened",
          miniProgramId: tram.id,
          workspaceId: world.workspaces.trams.id,
          details: { reason },
        },
      ]);
    }));

  test("a second time is refused, and says which request is in review", () =>
    withWorld(async (db, world) => {
      const { number } = await asked(db, world);
      await expect(asked(db, world)).rejects.toMatchObject({
        kind: "conflict",
        message: `Its removal is in review: request #${number}.`,
      });
    }));

  test("is refused while a version is in review, and names it", () =>
    withWorld(async (db, world) => {
      const ctx = await ctxOf(db, world.people.tramAdmin);
      const miniProgramId = world.miniPrograms.tram.id;
      const about = { subject: "2.0.0", title: "Publish 2.0.0", reason: "News", snapshot: { groups: [] } };
      await openRequest(ctx, { category: "publish", miniProgramId, ...about });
      await addVersion(db, world.miniPrograms.tram, world.people.tramAdmin, "2.0.0", { state: "in_review" });
      await expect(asked(db, world)).rejects.toMatchObject({
        kind: "conflict",
        message: "Version 2.0.0 is in review.",
      });
      expect(await removalsOf(db, { id: miniProgramId })).toEqual([]);
    }));

  test("takes a reason of 1 to 1,000 characters", () => {
    const issues = (reason: string) => requestRemovalInput.safeParse({ id: "x", reason }).error?.issues[0]?.message;
    expect(issues(" ")).toBe("The reason is needed.");
    expect(issues("关".repeat(1_000))).toBeUndefined();
    expect(issues("关".repeat(1_001))).toBe("The reason is too long: 1001 characters, at most 1000 fit.");
  });
});

describe("a removal in review", () => {
  test("that is approved can be carried out for 30 days", () =>
    withWorld(async (db, world) => {
      const request = await approved(db, world);
      const lapsesAt = new Date(testNow.getTime() + 30 * dayInMs);
      expect(await removalsOf(db, world.miniPrograms.tram)).toEqual([
        { request, approvedAt: testNow, lapsesAt, ending: null },
      ]);
    }));

  test("that is rejected or withdrawn leaves nothing behind, and can be asked for again", () =>
    withWorld(async (db, world) => {
      const { people, miniPrograms } = world;
      const first = await asked(db, world);
      await rejectRequest(await ctxOf(db, people.reviewer), { number: first.number, reason: "Not now." });
      const second = await asked(db, world);
      await withdrawRequest(await ctxOf(db, people.tramAdmin), second);
      const third = await asked(db, world);
      expect(await removalsOf(db, miniPrograms.tram)).toMatchObject([
        { request: first.number, ending: "rejected", approvedAt: null },
        { request: second.number, ending: "withdrawn", approvedAt: null },
        { request: third.number, ending: null },
      ]);
    }));

  test("cannot be carried out or given up", () =>
    withWorld(async (db, world) => {
      const { number } = await asked(db, world);
      const ctx = await ctxOf(db, world.people.tramAdmin);
      const { id, name } = world.miniPrograms.tram;
      const still = { kind: "conflict", message: `Its removal is still in review: request #${number}.` };
      await expect(executeRemoval(ctx, { id, typedName: name })).rejects.toMatchObject(still);
      await expect(giveUpRemoval(ctx, { id })).rejects.toMatchObject(still);
    }));
});

describe("carrying a removal out", () => {
  test("archives the mini program, takes its released version away, and tells its people", () =>
    withWorld(async (db, world) => {
      const { tram } = world.miniPrograms;
      const request = await approved(db, world);
      await executeRemoval(await ctxOf(db, world.people.admin), { id: tram.id, typedName: "Tram Times" });
      expect(await programOf(db, tram)).toMatchObject({
        state: "archived",
        releasedVersion: null,
        archivedAt: testNow,
        updatedAt: testNow,
      });
      expect(await removalsOf(db, tram)).toMatchObject([{ request, ending: "carried_out" }]);
      const told = await db.select().from(notices).where(eq(notices.title, "Tram Times was removed"));
      expect(told.map(({ personId }) => personId)).toEqual([world.people.tramAdmin.id]);
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "mini_program.removed",
        actorId: world.people.admin.id,
        details: { name: "Tram Times", request: `#${request}`, releasedVersion: "1.0.0" },
      });
    }));

  test("wants the name typed exactly", () =>
    withWorld(async (db, world) => {
      const { tram } = world.miniPrograms;
      await approved(db, world);
      const ctx = await ctxOf(db, world.people.tramAdmin);
      await expect(executeRemoval(ctx, { id: tram.id, typedName: "tram times" })).rejects.toMatchObject({
        kind: "invalid",
        issues: { typedName: ["Type the name exactly as it is: Tram Times"] },
      });
      expect(await programOf(db, tram)).toMatchObject({ state: "released", releasedVersion: "1.0.0" });
    }));

  test("closes the open requests of the mini program", () =>
    withWorld(async (db, world) => {
      const { id } = world.miniPrograms.tram;
      await approved(db, world);
      const ctx = await ctxOf(db, world.people.tramAdmin);
      const about = { subject: "payment", title: "Payment", reason: "Tickets", snapshot: { groups: [] } };
      const { number } = await openRequest(ctx, { category: "feature_activation", miniProgramId: id, ...about });
      await executeRemoval(ctx, { id, typedName: "Tram Times" });
      const [request] = await db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
      expect(request).toMatchObject({ state: "withdrawn", closedBy: null });
      expect((await events(db)).slice(-2)).toEqual(["request.vanished", "mini_program.removed"]);
    }));

  test("is refused once its 30 days are over", () =>
    withWorld(async (db, world) => {
      const { id, name } = world.miniPrograms.tram;
      const request = await approved(db, world);
      const late = await ctxOf(db, world.people.tramAdmin);
      const ctx = { ...late, now: () => new Date(testNow.getTime() + 30 * dayInMs) };
      const message = `The approval of request #${request} has lapsed. Request the removal again.`;
      await expect(executeRemoval(ctx, { id, typedName: name })).rejects.toMatchObject({ kind: "conflict", message });
      await expect(giveUpRemoval(ctx, { id })).rejects.toMatchObject({ kind: "conflict", message });
    }));
});

test("a removal that is given up leaves the mini program as it is, and can be asked for again", () =>
  withWorld(async (db, world) => {
    const { tram } = world.miniPrograms;
    const before = await programOf(db, tram);
    await approved(db, world);
    await giveUpRemoval(await ctxOf(db, world.people.tramAdmin), { id: tram.id });
    expect(await programOf(db, tram)).toEqual(before);
    expect(await removalsOf(db, tram)).toMatchObject([{ ending: "given_up" }]);
    expect((await events(db)).at(-1)).toBe("mini_program.removal_given_up");
    await asked(db, world);
  }));
