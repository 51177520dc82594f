import { eq, isNotNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, mails, memberships, notices, people as everybody } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { resumeMiniProgram } from "@/lib/mini-program/resume-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { ctxOf, withMail } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { toldIn } from "@/tests/support/notices";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

type Name = keyof SmallWorld["people"];
type Scene = SmallWorld & {
  db: Db;
  as: (name: Name) => Promise<Ctx>;
  ask: (name?: Name) => Promise<{ number: number }>;
  /** Whom the act tells what, without what was told before it. */
  tells: (act: () => Promise<unknown>) => Promise<Record<string, string[]>>;
};

const program = "Latte Line";

function scene(work: (scene: Scene) => Promise<void>) {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const as = async (name: Name) => ({ ...(await ctxOf(db, world.people[name])), outreach: withMail });
    const ask = async (name: Name = "latteLead") =>
      requestRemoval(await as(name), { id: world.miniPrograms.latte.id, reason: "It closes." });
    const tells = async (act: () => Promise<unknown>) => {
      await db.delete(notices);
      await db.delete(mails);
      await act();
      const told = await toldIn(db);
      const mailed: Record<string, string[]> = {};
      const found = await db
        .select({ title: mails.subject, name: everybody.name })
        .from(mails)
        .innerJoin(everybody, eq(everybody.email, mails.toAddress))
        .orderBy(everybody.name);
      for (const { title, name } of found) (mailed[title] ??= []).push(name);
      expect(mailed, "each notice has its mail").toEqual(told);
      return told;
    };
    await work({ ...world, db, as, ask, tells });
  });
}

const team = ["Carla Cafe", "Dana Latte", "Leo Latte"];

describe("a request", () => {
  test("that is opened is told to everyone who may decide it, and to nobody else", () =>
    scene(async ({ ask, tells }) => {
      expect(await tells(() => ask())).toEqual({
        [`Remove ${program} waits for review`]: ["Ada Admin", "Rosa Reviewer"],
      });
    }));

  test("of an approver is told to the others", () =>
    scene(async ({ ask, tells }) => {
      expect(await tells(() => ask("admin"))).toEqual({ [`Remove ${program} waits for review`]: ["Rosa Reviewer"] });
    }));

  test("that is approved, rejected or withdrawn by somebody else is told to its applicant", () =>
    scene(async ({ ask, as, tells }) => {
      const first = await ask();
      const reject = async () => rejectRequest(await as("reviewer"), { ...first, reason: "It is used." });
      expect(await tells(reject)).toEqual({ [`Remove ${program} was rejected`]: ["Leo Latte"] });
      const second = await ask();
      const withdraw = async () => withdrawRequest(await as("cafeAdmin"), second);
      expect(await tells(withdraw)).toEqual({ [`Remove ${program} was withdrawn`]: ["Leo Latte"] });
      const third = await ask();
      const approve = async () => approveRequest(await as("admin"), { ...third, comment: "" });
      expect(await tells(approve)).toEqual({ [`Remove ${program} was approved`]: ["Leo Latte"] });
    }));

  test("that somebody involved in it decides alone is told as such", () =>
    scene(async ({ db, ask, as, tells, people }) => {
      await db.delete(memberships).where(eq(memberships.personId, people.reviewer.id));
      const involve = async () => {
        const asked = await ask();
        const involved = [people.latteLead.id, people.admin.id];
        await db.update(approvalRequests).set({ involved }).where(eq(approvalRequests.number, asked.number));
        return asked;
      };
      const [first, reason] = [await involve(), "It is used."];
      expect(await tells(async () => rejectRequest(await as("admin"), { ...first, reason }))).toEqual({
        [`Remove ${program} was rejected (decided alone)`]: ["Leo Latte"],
      });
      const second = await involve();
      expect(await tells(async () => approveRequest(await as("admin"), { ...second, comment: "It closes." }))).toEqual({
        [`Remove ${program} was approved (self-approved)`]: ["Leo Latte"],
      });
    }));

  test("that its applicant withdraws is told to nobody", () =>
    scene(async ({ ask, as, tells }) => {
      const asked = await ask();
      expect(await tells(async () => withdrawRequest(await as("latteLead"), asked))).toEqual({});
    }));

  test("whose subject is gone is told to its applicant", () =>
    scene(async ({ ask, as, tells, miniPrograms: { latte } }) => {
      await ask();
      const remove = async () => deleteForGood(await as("cafeAdmin"), { id: latte.id, typedName: program });
      expect(await tells(remove)).toEqual({
        [`Remove ${program} was withdrawn`]: ["Leo Latte"],
        [`${program} was deleted`]: ["Dana Latte", "Leo Latte"],
      });
    }));
});

describe("a mini program", () => {
  test("that is suspended and resumed is told to everyone whose work it is", () =>
    scene(async ({ as, tells, miniPrograms: { latte } }) => {
      const input = { id: latte.id, reason: "It charges twice." };
      const suspend = async () => suspendMiniProgram(await as("admin"), { ...input, request: null });
      expect(await tells(suspend)).toEqual({ [`${program} is suspended`]: team });
      expect(await tells(async () => resumeMiniProgram(await as("admin"), input))).toEqual({
        [`${program} is resumed`]: team,
      });
    }));

  test("that is removed, deleted and restored is told to them, but not to the one who does it", () =>
    scene(async ({ as, ask, tells, miniPrograms: { latte } }) => {
      const named = { id: latte.id, typedName: program };
      await approveRequest(await as("admin"), { ...(await ask()), comment: "" });
      expect(await tells(async () => executeRemoval(await as("latteLead"), named))).toEqual({
        [`${program} was removed`]: ["Carla Cafe", "Dana Latte"],
      });
      expect(await tells(async () => deleteForGood(await as("cafeAdmin"), named))).toEqual({
        [`${program} was deleted`]: ["Dana Latte", "Leo Latte"],
      });
      expect(await tells(async () => restoreMiniProgram(await as("admin"), { id: latte.id }))).toEqual({
        [`${program} was restored`]: team,
      });
    }));
});

test("whoever is blocked or removed meanwhile is told nothing more", () =>
  scene(async ({ db, ask, as, tells, people }) => {
    const asked = await ask();
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.latteLead.id));
    expect(await tells(async () => rejectRequest(await as("admin"), { ...asked, reason: "No." }))).toEqual({});
  }));

test("an e-mail that nobody vouched for gets no mail; its person gets the notice", () =>
  scene(async ({ db, ask, as, people }) => {
    const asked = await ask();
    await db.update(everybody).set({ emailVerified: false }).where(eq(everybody.id, people.latteLead.id));
    await db.delete(mails);
    await rejectRequest(await as("admin"), { ...asked, reason: "No." });
    expect((await toldIn(db))[`Remove ${program} was rejected`]).toEqual(["Leo Latte"]);
    expect(await db.select().from(mails)).toEqual([]);
  }));

test("once a request is closed, the notices that it waits count as read, and those about others do not", () =>
  scene(async ({ db, ask, as, miniPrograms: { tram } }) => {
    const asked = await ask();
    const other = await requestRemoval(await as("tramAdmin"), { id: tram.id, reason: "It closes." });
    await rejectRequest(await as("reviewer"), { ...asked, reason: "No." });
    const read = await db.select({ href: notices.href }).from(notices).where(isNotNull(notices.readAt));
    expect(read).toEqual([{ href: `/approvals/${asked.number}` }, { href: `/approvals/${asked.number}` }]);
    const unread = (await db.select().from(notices)).filter(({ readAt }) => readAt === null);
    expect(unread.map(({ href, title }) => `${href} ${title}`).sort()).toEqual([
      `/approvals/${asked.number} Remove ${program} was rejected`,
      `/approvals/${other.number} Remove Tram Times waits for review`,
      `/approvals/${other.number} Remove Tram Times waits for review`,
    ]);
  }));
