import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import {
  approvalRequests,
  memberships,
  miniProgramMembers,
  miniPrograms,
  notices,
  removals,
  workspaces,
} from "@/db/schema";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { openRequest } from "@/lib/request/parts/open-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const dayInMs = 86_400_000;

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

const programOf = async (db: Db, { id }: { id: string }) =>
  (await db.select().from(miniPrograms).where(eq(miniPrograms.id, id)))[0];

const remove = async (db: Db, person: { id: string }, { id, name }: { id: string; name: string }) =>
  deleteForGood(await ctxOf(db, person), { id, typedName: name });

describe("deleting for good", () => {
  test("hides a created one at once, and keeps its row, its name and its ID", () =>
    withWorld(async (db, { people, miniPrograms: { latte }, workspaces: { cafe } }) => {
      await remove(db, people.cafeAdmin, latte);
      expect(await programOf(db, latte)).toMatchObject({
        state: "deleted",
        stateBeforeDeletion: "created",
        deletedAt: testNow,
        deletedBy: people.cafeAdmin.id,
      });
      const seen = async (person: { id: string }) => getMiniProgram(await ctxOf(db, person), latte);
      await expect(seen(people.cafeAdmin)).rejects.toMatchObject({ kind: "not_found" });
      await expect(seen(people.latteLead)).rejects.toMatchObject({ kind: "not_found" });
      expect(await seen(people.admin)).toMatchObject({ state: "deleted", allowed: [] });
      await expect(
        db.transaction((db) => addMiniProgram(db, cafe, people.cafeAdmin, { name: latte.name })),
      ).rejects.toThrow();
      const told = await db.select().from(notices).where(eq(notices.title, "Latte Line was deleted"));
      expect(new Set(told.map(({ personId }) => personId))).toEqual(
        new Set([people.latteLead.id, people.latteDeveloper.id]),
      );
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "mini_program.deleted",
        details: { name: "Latte Line", before: { status: "created" } },
      });
    }));

  test("is for archived ones too, and not for what is released or was ever submitted", () =>
    withWorld(async (db, { people, miniPrograms: { latte, tram }, workspaces: { cafe } }) => {
      const archived = await addMiniProgram(db, cafe, people.cafeAdmin, { state: "archived" });
      await remove(db, people.cafeAdmin, archived);
      expect(await programOf(db, archived)).toMatchObject({ state: "deleted", stateBeforeDeletion: "archived" });
      await expect(remove(db, people.tramAdmin, tram)).rejects.toMatchObject({ kind: "conflict" });
      const about = { subject: "1.0.0", title: "Publish", reason: "First", snapshot: { groups: [] } };
      const ctx = await ctxOf(db, people.cafeAdmin);
      await openRequest(ctx, { category: "publish", miniProgramId: latte.id, ...about });
      await expect(remove(db, people.cafeAdmin, latte)).rejects.toMatchObject({ kind: "conflict" });
    }));

  test("wants the name typed exactly", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      await expect(remove(db, people.cafeAdmin, { ...latte, name: "Latte" })).rejects.toMatchObject({
        kind: "invalid",
        issues: { typedName: ["Type the name exactly as it is: Latte Line"] },
      });
    }));

  test("ends a removal that was under way, and closes its request", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const ctx = await ctxOf(db, people.cafeAdmin);
      const { number } = await requestRemoval(ctx, { id: latte.id, reason: "Closed" });
      await remove(db, people.cafeAdmin, latte);
      const [removal] = await db.select().from(removals);
      expect(removal).toMatchObject({ ending: "withdrawn", endedAt: testNow });
      const [request] = await db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
      expect(request).toMatchObject({ state: "withdrawn", closedBy: null });
      expect((await auditTrace(db)).map(({ event }) => event)).toEqual([
        "request.opened",
        "request.vanished",
        "mini_program.deleted",
      ]);
    }));
});

describe("restoring", () => {
  test("brings the state back that it had, for its people too", () =>
    withWorld(async (db, { people, miniPrograms: { latte }, workspaces: { cafe } }) => {
      const parked = await addMiniProgram(db, cafe, people.cafeAdmin, { name: "Parked", state: "archived" });
      for (const [program, state] of [
        [latte, "created"],
        [parked, "archived"],
      ] as const) {
        await remove(db, people.cafeAdmin, program);
        await restoreMiniProgram(await ctxOf(db, people.admin), { id: program.id });
        expect(await programOf(db, program)).toMatchObject({
          state,
          deletedAt: null,
          deletedBy: null,
          stateBeforeDeletion: null,
        });
        expect(await getMiniProgram(await ctxOf(db, people.cafeAdmin), program)).toMatchObject({ state });
        expect((await auditTrace(db)).at(-1)).toMatchObject({
          event: "mini_program.restored",
          actorId: people.admin.id,
          details: { after: { status: state } },
        });
      }
    }));

  test("is over after 7 days", () =>
    withWorld(async (db, { people, miniPrograms: { gone } }) => {
      const ctx = await ctxOf(db, people.admin);
      const at = (ms: number) => ({ ...ctx, now: () => new Date(testNow.getTime() + ms) });
      await expect(restoreMiniProgram(at(7 * dayInMs), { id: gone.id })).rejects.toMatchObject({
        kind: "conflict",
        message: "Its 7 days are over: it is being purged.",
      });
      await restoreMiniProgram(at(7 * dayInMs - 1), { id: gone.id });
    }));

  test("of one whose workspace was removed is refused, and says why", () =>
    withWorld(async (db, { people, miniPrograms: { gone }, workspaces: { cafe } }) => {
      await db.update(workspaces).set({ removedAt: testNow }).where(eq(workspaces.id, cafe.id));
      await expect(restoreMiniProgram(await ctxOf(db, people.admin), { id: gone.id })).rejects.toMatchObject({
        kind: "conflict",
        message: "Its workspace Corner Cafe was removed, so that nobody would own it. It cannot be restored.",
      });
    }));

  test("makes whoever restores it its Developer Admin where nobody is left to run it", () =>
    withWorld(async (db, { people, miniPrograms: { gone, latte }, workspaces: { cafe } }) => {
      await remove(db, people.cafeAdmin, latte);
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, gone.id));
      await db.delete(memberships).where(eq(memberships.personId, people.cafeAdmin.id));
      const ctx = await ctxOf(db, people.admin);
      await restoreMiniProgram(ctx, { id: gone.id });
      const members = await db.select().from(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, gone.id));
      expect(members).toMatchObject([
        {
          personId: people.admin.id,
          role: "developer_admin",
          joinReason: "Restored it when nobody was left to run it.",
        },
      ]);
      // Latte has its own Developer Admin still, so that nobody joins.
      await restoreMiniProgram(ctx, { id: latte.id });
      const { rows } = await db.execute(
        sql`select from mini_program_members where mini_program_id = ${latte.id} and person_id = ${people.admin.id}`,
      );
      expect(rows).toEqual([]);
      expect(cafe.name).toBe("Corner Cafe");
    }));

  test("leaves a suspension as it was", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const admin = await ctxOf(db, people.admin);
      await suspendMiniProgram(admin, { id: latte.id, reason: "Fraud", request: null });
      await remove(db, people.cafeAdmin, latte);
      await restoreMiniProgram(admin, { id: latte.id });
      await expect(suspendMiniProgram(admin, { id: latte.id, reason: "Fraud", request: null })).rejects.toMatchObject({
        kind: "conflict",
      });
    }));
});

describe("the database itself refuses", () => {
  const refused = (db: Db, change: Partial<typeof miniPrograms.$inferInsert>, id: string) =>
    expect(
      db.transaction((db) => db.update(miniPrograms).set(change).where(eq(miniPrograms.id, id))),
    ).rejects.toThrow();

  test("a deletion that does not say when, by whom and from where", () =>
    withWorld(async (db, { people, miniPrograms: { latte, tram } }) => {
      const deletedBy = people.admin.id;
      await refused(db, { state: "deleted" }, latte.id);
      await refused(db, { state: "deleted", deletedAt: testNow, stateBeforeDeletion: "created" }, latte.id);
      await refused(db, { state: "deleted", deletedAt: testNow, deletedBy }, latte.id);
      await refused(db, { deletedAt: testNow, deletedBy, stateBeforeDeletion: "created" }, latte.id);
      const ofReleased = {
        deletedAt: testNow,
        deletedBy,
        releasedVersion: null,
        stateBeforeDeletion: "released",
      } as const;
      await refused(db, { state: "deleted", ...ofReleased }, tram.id);
    }));

  test("a released version where nothing is released, and an archive without its time", () =>
    withWorld(async (db, { miniPrograms: { latte, tram } }) => {
      await refused(db, { releasedVersion: "1.0.0" }, latte.id);
      await refused(db, { state: "archived", archivedAt: testNow }, tram.id);
      await refused(db, { state: "archived" }, latte.id);
      await refused(db, { archivedAt: testNow }, latte.id);
    }));
});
