import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, memberships, miniPrograms, notices, removals, settings } from "@/db/schema";
import { eventText } from "@/lib/audit/event-text";
import { readAuditSearch } from "@/lib/audit/inputs";
import { listAuditEntries } from "@/lib/audit/list-audit-entries";
import { requestRemoval } from "@/lib/removal/request-removal";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addRemovalRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMembership, testNow } from "@/tests/support/world";

const database = await freshDatabase();

type Name = keyof SmallWorld["people"];
type Setting = SmallWorld & { db: Db; number: number; as: (name: Name) => ReturnType<typeof ctxOf> };

/** The Developer Admin of the cafe has asked for the removal of `latte`. */
function asked(work: (setting: Setting) => Promise<void>, applicant: Name = "cafeAdmin") {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const as = (name: Name) => ctxOf(db, world.people[name]);
    const number = await addRemovalRequest(db, world.miniPrograms.latte, world.people[applicant]);
    await work({ ...world, db, number, as });
  });
}

const requestIn = async (db: Db, number: number) =>
  (await db.select().from(approvalRequests).where(eq(approvalRequests.number, number)))[0];
const removalIn = async (db: Db, number: number) =>
  (await db.select().from(removals).where(eq(removals.requestNumber, number)))[0];

describe("asking", () => {
  test("opens a request that says who asks for what, frozen, and tells the audit log", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { latte } = miniPrograms;
      const { number } = await requestRemoval(await ctxOf(db, people.latteLead), {
        id: latte.id,
        reason: "Moved away.",
      });
      expect(await requestIn(db, number)).toMatchObject({
        category: "removal",
        state: "in_review",
        miniProgramId: latte.id,
        workspaceId: latte.workspaceId,
        miniProgramName: "Latte Line",
        openedBy: people.latteLead.id,
        involved: [people.latteLead.id],
        closedBy: null,
        isSelfApproved: false,
      });
      expect(await auditTrace(db)).toEqual([
        {
          event: "request.opened",
          actorId: people.latteLead.id,
          subjectKind: "mini_program",
          subjectId: latte.id,
          miniProgramId: latte.id,
          workspaceId: latte.workspaceId,
          details: { request: `#${number}`, category: "Removal", title: "Remove Latte Line", reason: "Moved away." },
        },
      ]);
    }));
});

describe("approving", () => {
  test("approves it with its effect, a comment where one was given, and an entry in the audit log", () =>
    asked(async ({ db, number, as, people, miniPrograms }) => {
      await approveRequest(await as("reviewer"), { number, comment: "Fine with us." });
      expect(await requestIn(db, number)).toMatchObject({
        state: "approved",
        closedBy: people.reviewer.id,
        closedAt: testNow,
        comment: "Fine with us.",
        isSelfApproved: false,
      });
      expect(await removalIn(db, number)).toMatchObject({ approvedAt: testNow, endedAt: null });
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "request.approved",
          actorId: people.reviewer.id,
          subjectId: miniPrograms.latte.id,
          details: { request: `#${number}`, comment: "Fine with us." },
        },
      ]);
    }));

  test("needs no comment", () =>
    asked(async ({ db, number, as }) => {
      await approveRequest(await as("admin"), { number, comment: "" });
      expect(await requestIn(db, number)).toMatchObject({ state: "approved", comment: null });
    }));

  test("is refused to its applicant while somebody else can, who is named", () =>
    asked(async ({ db, number, as, people }) => {
      await expect(approveRequest(await as("admin"), { number, comment: "I know it." })).rejects.toMatchObject({
        kind: "forbidden",
        message: "You asked for this yourself, so somebody else decides it: Rosa Reviewer.",
      });
      expect(await requestIn(db, number)).toMatchObject({ state: "in_review", closedBy: null });
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "access.refused",
          actorId: people.admin.id,
          details: { action: "approval.decide", answered: "forbidden" },
        },
      ]);
    }, "admin"));

  test("is refused to whoever uploaded or submitted what it is about", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const involved = [people.reviewer.id];
      const number = await addRemovalRequest(db, miniPrograms.latte, people.cafeAdmin, { involved });
      await expect(approveRequest(await ctxOf(db, people.reviewer), { number, comment: "" })).rejects.toMatchObject({
        kind: "forbidden",
        message: "You uploaded or submitted this version yourself, so somebody else decides it: Ada Admin.",
      });
    }));
});

describe("where nobody else is there", () => {
  const alone = async (db: Db, { reviewer }: SmallWorld["people"]) =>
    db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, reviewer.id));

  test("the applicant may approve, with a comment, and it is marked on the request and in the audit log", () =>
    asked(async ({ db, number, as, people }) => {
      await alone(db, people);
      await expect(approveRequest(await as("admin"), { number, comment: "" })).rejects.toMatchObject({
        kind: "invalid",
        issues: { comment: ["Say why you approve this alone."] },
      });
      await approveRequest(await as("admin"), { number, comment: "Nobody else is here." });
      expect(await requestIn(db, number)).toMatchObject({ state: "approved", isSelfApproved: true });
      expect(await auditTrace(db)).toMatchObject([{ event: "request.approved", details: { selfApproved: true } }]);
    }, "admin"));

  test("a blocked approver is nobody to wait for, and one who comes back is", () =>
    asked(async ({ db, number, as, people, workspaces }) => {
      await alone(db, people);
      await addMembership(db, workspaces.superApp, people.newcomer, "workspace_reviewer");
      await expect(approveRequest(await as("admin"), { number, comment: "Alone?" })).rejects.toMatchObject({
        message: "You asked for this yourself, so somebody else decides it: Nina New.",
      });
    }, "admin"));

  test("with the exception turned off it waits, and says who can invite a second approver", () =>
    asked(async ({ db, number, as, people }) => {
      await alone(db, people);
      await db.update(settings).set({ selfApproval: false });
      await expect(approveRequest(await as("admin"), { number, comment: "Alone." })).rejects.toMatchObject({
        kind: "forbidden",
        message: "You asked for this yourself. This request waits for a second approver. You can invite one.",
      });
    }, "admin"));
});

describe("rejecting", () => {
  test("keeps the reason, ends what was asked for and leaves an entry", () =>
    asked(async ({ db, number, as, people }) => {
      await rejectRequest(await as("reviewer"), { number, reason: "It is used every day." });
      expect(await requestIn(db, number)).toMatchObject({
        state: "rejected",
        closedBy: people.reviewer.id,
        comment: "It is used every day.",
      });
      expect(await removalIn(db, number)).toMatchObject({ ending: "rejected", endedAt: testNow });
      expect(await auditTrace(db)).toMatchObject([
        { event: "request.rejected", details: { reason: "It is used every day." } },
      ]);
    }));

  test("is under four eyes as approving is", () =>
    asked(async ({ number, as }) => {
      await expect(rejectRequest(await as("reviewer"), { number, reason: "No." })).rejects.toMatchObject({
        kind: "forbidden",
        message: "You asked for this yourself, so somebody else decides it: Ada Admin.",
      });
    }, "reviewer"));
});

describe("withdrawing", () => {
  test("tells a Reviewer who is no member which roles can do it, and none of the mini program's people", () =>
    asked(async ({ number, as }) => {
      await expect(withdrawRequest(await as("reviewer"), { number })).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.not.stringMatching(/Cafe|Leo|Ada/) as string,
      });
      const byDeveloper = withdrawRequest(await as("latteDeveloper"), { number });
      await expect(byDeveloper).rejects.toThrow("Carla Cafe");
    }));

  test.each<[string, Name, Name]>([
    ["its applicant", "latteLead", "latteLead"],
    ["another Developer Admin of the mini program", "latteLead", "cafeAdmin"],
    ["a Workspace Admin", "latteLead", "admin"],
    ["its applicant, who is no member of the mini program", "tramAdmin", "tramAdmin"],
  ])("%s takes it back", (_, applicant, who) =>
    asked(async ({ db, number, as, people }) => {
      await withdrawRequest(await as(who), { number });
      expect(await requestIn(db, number)).toMatchObject({ state: "withdrawn", closedBy: people[who].id });
      expect(await removalIn(db, number)).toMatchObject({ ending: "withdrawn" });
      expect(await auditTrace(db)).toMatchObject([{ event: "request.withdrawn", actorId: people[who].id }]);
    }, applicant),
  );
});

describe("a request that is decided", () => {
  test.each<["approve" | "reject" | "withdraw"]>([["approve"], ["reject"], ["withdraw"]])(
    "lets nobody %s it, and says who decided what",
    (step) =>
      asked(async ({ db, number, as }) => {
        await rejectRequest(await as("reviewer"), { number, reason: "No." });
        const again = {
          approve: async () => approveRequest(await as("admin"), { number, comment: "" }),
          reject: async () => rejectRequest(await as("admin"), { number, reason: "Mine." }),
          withdraw: async () => withdrawRequest(await as("cafeAdmin"), { number }),
        };
        await expect(again[step]()).rejects.toMatchObject({
          kind: "conflict",
          message: `Rosa Reviewer has rejected this request already. Request #${number} stays as it is.`,
        });
        expect(await requestIn(db, number)).toMatchObject({ state: "rejected", comment: "No." });
      }),
  );
});

describe("notices", () => {
  const told = async (db: Db) =>
    db
      .select({ personId: notices.personId, title: notices.title, body: notices.body, href: notices.href })
      .from(notices);

  test("tell everyone who may decide that something waits, and nobody else", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const asked = { id: miniPrograms.latte.id, reason: "Moved away." };
      const { number } = await requestRemoval(await ctxOf(db, people.admin), asked);
      expect(await told(db)).toEqual([
        {
          personId: people.reviewer.id,
          title: "Remove Latte Line waits for review",
          body: "Ada Admin asks for it: Moved away.",
          href: `/approvals/${number}`,
        },
      ]);
    }));

  test("tell the applicant what was decided by whom, and why; not what they did themself", () =>
    asked(async ({ db, number, as, people, miniPrograms }) => {
      await rejectRequest(await as("reviewer"), { number, reason: "It is used." });
      expect(await told(db)).toEqual([
        {
          personId: people.cafeAdmin.id,
          title: "Remove Latte Line was rejected",
          body: `Rosa Reviewer has rejected request #${number}: It is used.`,
          href: `/approvals/${number}`,
        },
      ]);
      await db.delete(notices);
      const again = await addRemovalRequest(db, miniPrograms.tram, people.tramAdmin);
      await withdrawRequest(await as("tramAdmin"), { number: again });
      expect(await told(db)).toEqual([]);
    }));
});

test("in the audit log a Reviewer finds what happened to requests, by the names of then, marked where it was self-approved, and no way to the mini program", () =>
  asked(async ({ db, number, as, miniPrograms: { latte } }) => {
    await approveRequest(await as("reviewer"), { number, comment: "" });
    await db.update(miniPrograms).set({ name: "Latte Lane" }).where(eq(miniPrograms.id, latte.id));
    const found = async (name: Name) => (await listAuditEntries(await as(name), readAuditSearch({}))).entries;
    expect(await found("reviewer")).toMatchObject([
      { event: "request.approved", subject: { name: "Latte Line", opens: null } },
    ]);
    for (const name of ["admin", "cafeAdmin"] as const) {
      expect(await found(name)).toMatchObject([
        { event: "request.approved", subject: { name: "Latte Lane", opens: latte.id } },
      ]);
    }
    expect(eventText("request.approved", { selfApproved: true })).toBe("approved a request (self-approved)");
  }));
