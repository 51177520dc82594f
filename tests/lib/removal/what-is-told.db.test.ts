import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniProgramMembers, miniPrograms, notices, removals } from "@/db/schema";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { getRemoval } from "@/lib/removal/get-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import { lapseRemovals } from "@/lib/removal/lapse-removals";
import { purgeDeleted } from "@/lib/removal/purge-deleted";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMember, addMiniProgram, deletedBy, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const day = 86_400_000;
const at = (days: number) => new Date(testNow.getTime() + days * day);

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

async function approved(db: Db, { people }: SmallWorld, by: { id: string }, id: string) {
  const { number } = await requestRemoval(await ctxOf(db, by), { id, reason: "Closed" });
  await approveRequest(await ctxOf(db, people.reviewer), { number, comment: "" });
  return number;
}

/** What its people were told under this title, each of them the same. */
async function told(db: Db, title: string) {
  const rows = await db.select().from(notices).where(eq(notices.title, title));
  return [...new Set(rows.map(({ body, href }) => `${body} ${href}`))];
}

const entry = async (db: Db) => (await auditTrace(db)).at(-1);
const programOf = async (db: Db, id: string) =>
  (await db.select().from(miniPrograms).where(eq(miniPrograms.id, id)))[0];

describe("its people are told, and the audit log knows", () => {
  test("who carried a removal out, and what its users lost", () =>
    withWorld(async (db, world) => {
      const { id, workspaceId } = world.miniPrograms.latte;
      const number = await approved(db, world, world.people.cafeAdmin, id);
      await executeRemoval(await ctxOf(db, world.people.cafeAdmin), { id, typedName: "Latte Line" });
      expect(await told(db, "Latte Line was removed")).toEqual([
        `Carla Cafe has carried its removal out. It is archived: its users cannot open it, and you can still read it. /mini-programs/${id}`,
      ]);
      expect(await entry(db)).toEqual({
        ...{ event: "mini_program.removed", actorId: world.people.cafeAdmin.id },
        ...{ subjectKind: "mini_program", subjectId: id, miniProgramId: id, workspaceId },
        // Nothing was released.
        details: { name: "Latte Line", request: `#${number}` },
      });
    }));

  test("who deleted it, and whether they still see it themself", () =>
    withWorld(async (db, { people, miniPrograms, workspaces }) => {
      const { id, workspaceId } = miniPrograms.latte;
      const later = { ...(await ctxOf(db, people.cafeAdmin)), now: () => at(1) };
      expect(await deleteForGood(later, { id, typedName: "Latte Line" })).toEqual({ isStillSeen: false });
      expect(await programOf(db, id)).toMatchObject({ deletedAt: at(1), updatedAt: at(1) });
      expect(await told(db, "Latte Line was deleted")).toEqual([
        "Carla Cafe has deleted it for good. A Workspace Admin can restore it for 7 days. /mini-programs",
      ]);
      expect(await entry(db)).toMatchObject({ subjectKind: "mini_program", subjectId: id, workspaceId });
      const spare = await addMiniProgram(db, workspaces.superApp, people.admin, { name: "Spare" });
      await addMember(db, spare, people.admin, "developer_admin");
      const admin = await ctxOf(db, people.admin);
      expect(await deleteForGood(admin, { id: spare.id, typedName: "Spare" })).toEqual({ isStillSeen: true });
    }));

  test("who restored it", () =>
    withWorld(async (db, { people, miniPrograms: { gone } }) => {
      const ctx = { ...(await ctxOf(db, people.admin)), now: () => at(1) };
      await restoreMiniProgram(ctx, { id: gone.id });
      expect(await programOf(db, gone.id)).toMatchObject({ state: "created", updatedAt: at(1) });
      expect(await told(db, "Gone Grinder was restored")).toEqual([
        `Ada Admin has brought it back as it was before it was deleted. /mini-programs/${gone.id}`,
      ]);
      expect(await entry(db)).toMatchObject({
        ...{ subjectKind: "mini_program", subjectId: gone.id, workspaceId: gone.workspaceId },
        details: { name: "Gone Grinder", after: { status: "created" } },
      });
      expect((await entry(db))?.details).not.toHaveProperty("becameDeveloperAdmin");
    }));

  test("that whoever restored it runs it from now on, where they were its Developer", () =>
    withWorld(async (db, { people, miniPrograms: { gone, latte } }) => {
      await addMember(db, gone, people.admin, "developer");
      await db.update(miniPrograms).set(deletedBy(people.cafeAdmin)).where(eq(miniPrograms.id, latte.id));
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, people.cafeAdmin.id));
      await db.delete(memberships).where(eq(memberships.personId, people.cafeAdmin.id));
      await restoreMiniProgram(await ctxOf(db, people.admin), { id: gone.id });
      const members = await db.select().from(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, gone.id));
      expect(members).toMatchObject([
        {
          ...{ personId: people.admin.id, role: "developer_admin" },
          joinReason: "Restored it when nobody was left to run it.",
        },
      ]);
      expect((await entry(db))?.details).toMatchObject({ becameDeveloperAdmin: true });
    }));

  test("that a removal lapsed, and how to ask again", () =>
    withWorld(async (db, world) => {
      const { id, workspaceId } = world.miniPrograms.latte;
      const number = await approved(db, world, world.people.cafeAdmin, id);
      const { outreach } = await ctxOf(db, world.people.admin);
      expect(await lapseRemovals({ db, now: () => at(30), outreach })).toBe(1);
      expect(await told(db, "The removal of Latte Line has lapsed")).toEqual([
        `Request #${number} was approved 30 days ago, and nobody carried it out. Request the removal again if it is still wanted. /mini-programs/${id}/removal`,
      ]);
      expect(await entry(db)).toMatchObject({
        ...{ subjectKind: "mini_program", subjectId: id, miniProgramId: id, workspaceId },
        details: { name: "Latte Line", request: `#${number}` },
      });
    }));

  test("that a removal was given up", () =>
    withWorld(async (db, world) => {
      const { id, workspaceId } = world.miniPrograms.latte;
      const number = await approved(db, world, world.people.cafeAdmin, id);
      await giveUpRemoval(await ctxOf(db, world.people.cafeAdmin), { id });
      expect(await entry(db)).toMatchObject({
        ...{ event: "mini_program.removal_given_up", subjectKind: "mini_program", subjectId: id, workspaceId },
        details: { name: "Latte Line", request: `#${number}` },
      });
    }));
});

test("deleting one whose removal was approved gives that removal up", () =>
  withWorld(async (db, world) => {
    const { id } = world.miniPrograms.latte;
    await approved(db, world, world.people.cafeAdmin, id);
    await deleteForGood(await ctxOf(db, world.people.cafeAdmin), { id, typedName: "Latte Line" });
    expect(await db.select().from(removals)).toMatchObject([{ ending: "given_up", endedAt: testNow }]);
  }));

test("every removal that is due lapses and everything that is due is purged, unless the console is told to stop", () =>
  withWorld(async (db, world) => {
    const { people, miniPrograms: all, workspaces } = world;
    await approved(db, world, people.cafeAdmin, all.latte.id);
    await approved(db, world, people.tramAdmin, all.tram.id);
    await addMiniProgram(db, workspaces.cafe, people.cafeAdmin, { name: "Gone Too", state: "deleted" });
    const { outreach } = await ctxOf(db, people.admin);
    const jobs = { db, now: () => at(30), outreach };
    const stopped = AbortSignal.abort();
    expect([await lapseRemovals(jobs, stopped), await purgeDeleted(jobs, stopped)]).toEqual([0, 0]);
    expect([await lapseRemovals(jobs), await purgeDeleted(jobs)]).toEqual([2, 2]);
    expect([await lapseRemovals(jobs), await purgeDeleted(jobs)]).toEqual([0, 0]);
    expect(await entry(db)).toMatchObject({ event: "mini_program.purged", subjectKind: "mini_program" });
  }));

test("how a removal ended is said as it ended, also once its 30 days would be over", () =>
  withWorld(async (db, world) => {
    const { people, miniPrograms } = world;
    const { id } = miniPrograms.latte;
    const view = async (days = 0) =>
      getRemoval({ ...(await ctxOf(db, people.cafeAdmin)), now: () => at(days) }, { id });
    const { number } = await requestRemoval(await ctxOf(db, people.cafeAdmin), { id, reason: "Closed" });
    await rejectRequest(await ctxOf(db, people.reviewer), { number, reason: "Not now." });
    expect((await view()).latest).toMatchObject({
      ...{ request: number, reason: "Closed", requestedBy: "Carla Cafe", requestedAt: testNow, endedAt: testNow },
      ...{ ending: "rejected", decidedBy: "Rosa Reviewer", comment: "Not now.", approvedAt: null, lapsesAt: null },
    });
    const second = await approved(db, world, people.cafeAdmin, id);
    expect((await view()).latest).toMatchObject({ request: second, ending: null, approvedAt: testNow });
    await giveUpRemoval(await ctxOf(db, people.cafeAdmin), { id });
    expect((await view(31)).latest).toMatchObject({ request: second, ending: "given_up" });
  }));

test("what a role never allows is told with whose it is, act by act", () =>
  withWorld(async (db, { people, miniPrograms: { latte, tram } }) => {
    const view = await getRemoval(await ctxOf(db, people.latteDeveloper), latte);
    expect(view).toMatchObject({ id: latte.id, releasedVersion: null, acts: {} });
    expect(Object.keys(view.others)).toEqual([
      ...["requestRemoval", "withdrawRemoval", "giveUpRemoval", "remove", "deleteForGood"],
    ]);
    const own = await getRemoval(await ctxOf(db, people.tramAdmin), tram);
    expect(own).toMatchObject({ releasedVersion: "1.0.0", wasEverSubmitted: false, others: {} });
    expect(Object.keys(own.acts)).toHaveLength(5);
    await expect(getRemoval(await ctxOf(db, people.tramAdmin), latte)).rejects.toMatchObject({ kind: "not_found" });
  }));
