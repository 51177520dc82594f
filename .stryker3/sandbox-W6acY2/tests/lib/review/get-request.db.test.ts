import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniProgramMembers, miniPrograms, settings } from "@/db/schema";
import { suspendMiniProgramInput } from "@/lib/mini-program/inputs";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { requestRemoval } from "@/lib/removal/request-removal";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMember } from "@/tests/support/world";

const database = await freshDatabase();

type Name = keyof SmallWorld["people"];
type Setting = SmallWorld & { db: Db; number: number; seen: (name: Name) => ReturnType<typeof getRequest> };

function asked(work: (setting: Setting) => Promise<void>, applicant: Name = "latteLead") {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { latte } = world.miniPrograms;
    const ctx = await ctxOf(db, world.people[applicant]);
    const { number } = await requestRemoval(ctx, { id: latte.id, reason: "It has moved." });
    const seen = async (name: Name) => getRequest(await ctxOf(db, world.people[name]), { number });
    await work({ ...world, db, number, seen });
  });
}

const nothingFound = { kind: "not_found" };

describe("who sees what of a request", () => {
  test("an approver who is no member sees the snapshot, and no way to the mini program", () =>
    asked(async ({ seen, miniPrograms: { latte } }) => {
      const request = await seen("reviewer");
      expect(request.full?.reason).toBe("It has moved.");
      expect(request.full?.snapshot.groups[0]?.facts).toContainEqual({
        key: "name",
        term: "Name",
        value: "Latte Line",
      });
      expect(request.miniProgram).toEqual({ name: "Latte Line", opens: null });
      expect((await seen("admin")).miniProgram).toEqual({ name: "Latte Line", opens: latte.id });
    }));

  test("those who may see the mini program see it all; nobody else finds it", () =>
    asked(async ({ seen }) => {
      for (const name of ["cafeAdmin", "latteLead", "latteDeveloper"] as const) {
        expect((await seen(name)).full).not.toBeNull();
      }
      for (const name of ["builder", "newcomer", "tramAdmin", "blocked", "removed", "outsider"] as const) {
        await expect(seen(name)).rejects.toMatchObject(nothingFound);
      }
    }));

  test("an applicant who may see the mini program no more keeps number, title, state and decision", () =>
    asked(async ({ db, seen, number, people }) => {
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, people.latteLead.id));
      await rejectRequest(await ctxOf(db, people.reviewer), { number, reason: "It is used." });
      expect(await seen("latteLead")).toMatchObject({
        number,
        title: "Remove Latte Line",
        state: "rejected",
        closed: { by: { name: "Rosa Reviewer" }, comment: "It is used." },
        miniProgram: { name: "Latte Line", opens: null },
        full: null,
      });
      await db.delete(memberships).where(eq(memberships.personId, people.latteLead.id));
      await expect(seen("latteLead")).rejects.toMatchObject(nothingFound);
    }));

  test("of a deleted mini program approvers go on seeing it, and its people do not", () =>
    asked(async ({ db, seen, people, miniPrograms: { latte } }) => {
      const now = new Date();
      await db
        .update(miniPrograms)
        .set({ state: "deleted", stateBeforeDeletion: "created", deletedAt: now, deletedBy: people.admin.id })
        .where(eq(miniPrograms.id, latte.id));
      await expect(seen("latteDeveloper")).rejects.toMatchObject(nothingFound);
      expect((await seen("admin")).miniProgram).toEqual({ name: "Latte Line", opens: null });
    }));

  test("a number that nobody has is not found", () =>
    asked(async ({ db, people }) => {
      const ctx = await ctxOf(db, people.admin);
      await expect(getRequest(ctx, { number: 999_999_999 })).rejects.toMatchObject(nothingFound);
    }));
});

describe("what is otherwise now", () => {
  test("is shown to those who decide while it is open, with both values", () =>
    asked(async ({ db, seen, number, people, miniPrograms: { latte } }) => {
      expect((await seen("reviewer")).full?.changes).toEqual([]);
      await addMember(db, latte, people.newcomer, "developer");
      await db.update(miniPrograms).set({ name: "Latte Lane" }).where(eq(miniPrograms.id, latte.id));
      expect((await seen("reviewer")).full?.changes).toMatchObject([
        { key: "name", before: "Latte Line", now: "Latte Lane" },
        { key: "members" },
      ]);
      expect((await seen("reviewer")).miniProgram?.name).toBe("Latte Line");
      expect((await seen("latteLead")).full?.changes).toBeNull();
      await approveRequest(await ctxOf(db, people.admin), { number, comment: "" });
      expect((await seen("reviewer")).full?.changes).toBeNull();
    }));

  test("what was asked for the same thing before is named, the newest first", () =>
    asked(async ({ db, number, people, miniPrograms: { latte } }) => {
      await rejectRequest(await ctxOf(db, people.reviewer), { number, reason: "No." });
      const again = await requestRemoval(await ctxOf(db, people.cafeAdmin), { id: latte.id, reason: "Once more." });
      const { full } = await getRequest(await ctxOf(db, people.admin), again);
      expect(full?.earlier).toMatchObject([{ number, state: "rejected" }]);
    }));

  test("of mini programs that are gone for ever, what was asked about one is not named at another", () =>
    asked(async ({ db, seen, number, people, miniPrograms: { latte, tram } }) => {
      await rejectRequest(await ctxOf(db, people.reviewer), { number, reason: "No." });
      const again = await requestRemoval(await ctxOf(db, people.tramAdmin), { id: tram.id, reason: "Over." });
      await db.delete(miniPrograms).where(inArray(miniPrograms.id, [latte.id, tram.id]));
      expect((await seen("reviewer")).miniProgram).toEqual({ name: "Latte Line", opens: null });
      const { full } = await getRequest(await ctxOf(db, people.admin), again);
      expect(full?.earlier).toEqual([]);
    }));
});

describe("which acts are open", () => {
  test("an approver decides, its people may withdraw it, a Developer reads whom it waits for", () =>
    asked(async ({ seen }) => {
      expect((await seen("reviewer")).acts).toMatchObject({ decide: { why: null, isAlone: false }, withdraw: false });
      expect((await seen("admin")).acts).toMatchObject({ decide: { why: null }, withdraw: true });
      expect((await seen("latteLead")).acts).toMatchObject({ decide: null, withdraw: true });
      expect((await seen("latteDeveloper")).acts).toEqual({
        decide: null,
        withdraw: false,
        waitsFor: "Waits for Ada Admin or Rosa Reviewer.",
        inviteIn: null,
      });
    }));

  test("its applicant reads who decides it instead", () =>
    asked(async ({ seen }) => {
      expect((await seen("admin")).acts).toEqual({
        decide: { why: "You asked for this yourself, so somebody else decides it: Rosa Reviewer.", isAlone: false },
        withdraw: true,
        waitsFor: "Waits for Rosa Reviewer.",
        inviteIn: null,
      });
    }, "admin"));

  test("where nobody else can decide it says what follows, by the setting", () =>
    asked(async ({ db, seen, people }) => {
      await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.reviewer.id));
      expect((await seen("admin")).acts.decide).toEqual({ why: null, isAlone: true });
      await db.update(settings).set({ selfApproval: false });
      const waits = "This request waits for a second approver.";
      const admin = (await seen("admin")).acts;
      expect(admin.decide?.why).toBe(`You asked for this yourself. ${waits} You can invite one.`);
      expect(admin.inviteIn).toMatch(/^[0-9a-f-]{36}$/);
      expect((await seen("latteDeveloper")).acts).toMatchObject({
        waitsFor: `${waits} Ada Admin can invite one.`,
        inviteIn: null,
      });
    }, "admin"));

  test("of a decided one there are none", () =>
    asked(async ({ db, seen, number, people }) => {
      await approveRequest(await ctxOf(db, people.admin), { number, comment: "" });
      for (const name of ["admin", "reviewer", "latteLead"] as const) {
        expect((await seen(name)).acts).toEqual({ decide: null, withdraw: false, waitsFor: null, inviteIn: null });
      }
    }));
});

test("the emergency brake is there for approvers, open and decided, and says when it is pulled", () =>
  asked(async ({ db, seen, number, people }) => {
    expect((await seen("reviewer")).brake).toEqual({ why: null, reason: null });
    expect((await seen("latteLead")).brake).toBeNull();
    await approveRequest(await ctxOf(db, people.admin), { number, comment: "" });
    expect((await seen("reviewer")).brake).toEqual({ why: null, reason: null });
    const pull = suspendMiniProgramInput.parse({ reason: "It charges twice.", request: String(number) });
    await suspendMiniProgram(await ctxOf(db, people.reviewer), pull);
    expect((await seen("reviewer")).brake).toEqual({
      why: "Rosa Reviewer has suspended it. A Workspace Admin can resume it.",
      reason: "It charges twice.",
    });
  }));
