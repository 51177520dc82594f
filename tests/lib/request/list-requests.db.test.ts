import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { miniProgramMembers, settings } from "@/db/schema";
import { getFrame } from "@/lib/person/get-frame";
import { listRequestsInput } from "@/lib/request/inputs";
import { listRequests, requestPageSize } from "@/lib/request/list-requests";
import { openRequest } from "@/lib/request/parts/open-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMember, testNow } from "@/tests/support/world";

const database = await freshDatabase();

type Name = keyof SmallWorld["people"];
type Setting = SmallWorld & {
  db: Db;
  numbers: Record<string, number>;
  shown: (name: Name, parameters?: object) => Promise<string[]>;
};

/** Requests of several kinds about three mini programs, named by the key of `numbers`. */
function withRequests(work: (setting: Setting) => Promise<void>) {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people, miniPrograms } = world;
    const { latte, tram, bill, gone } = miniPrograms;
    const rejected = { state: "rejected", by: people.reviewer, comment: "No." } as const;
    const numbers = {
      latteOld: await addRequest(db, latte, people.cafeAdmin, { closed: rejected }),
      latteOpen: await addRequest(db, latte, people.latteLead),
      tramOpen: await addRequest(db, tram, people.tramAdmin),
      billPublish: await addRequest(db, bill, people.admin, { category: "publish", subject: "1.0.0" }),
      goneOpen: await addRequest(db, gone, people.cafeAdmin),
    };
    const keys = new Map<number, string>(Object.entries(numbers).map(([key, number]) => [number, key]));
    const shown = async (name: Name, parameters: object = {}) => {
      const { rows } = await listRequests(await ctxOf(db, people[name]), listRequestsInput.parse(parameters));
      return rows.map(({ number }) => keys.get(number) ?? String(number));
    };
    await work({ ...world, db, numbers, shown });
  });
}

describe("waiting for review", () => {
  test("approvers see all that are open, those that wait longest first", () =>
    withRequests(async ({ shown }) => {
      const open = ["latteOpen", "tramOpen", "billPublish", "goneOpen"];
      expect(await shown("reviewer")).toEqual(open);
      expect(await shown("admin", { tab: "waiting" })).toEqual(open);
    }));

  test("the filters bring the decided ones, newest first, and one category", () =>
    withRequests(async ({ shown }) => {
      expect(await shown("reviewer", { status: ["rejected", "in_review"] })).toEqual([
        "goneOpen",
        "billPublish",
        "tramOpen",
        "latteOpen",
        "latteOld",
      ]);
      expect(await shown("reviewer", { status: "rejected" })).toEqual(["latteOld"]);
      expect(await shown("reviewer", { category: "publish" })).toEqual(["billPublish"]);
      expect(await shown("reviewer", { category: "publish", status: ["approved", "withdrawn"] })).toEqual([]);
    }));

  test("a search finds by a name in any language, in part too, by ID and by number", () =>
    withRequests(async ({ shown, miniPrograms, numbers }) => {
      expect(await shown("admin", { tab: "waiting", q: "拿铁" })).toEqual(["latteOpen"]);
      expect(await shown("reviewer", { q: "atte l" })).toEqual(["latteOpen"]);
      expect(await shown("reviewer", { q: "latte", status: ["rejected", "in_review"] })).toEqual([
        "latteOpen",
        "latteOld",
      ]);
      expect(await shown("reviewer", { q: miniPrograms.tram.id })).toEqual(["tramOpen"]);
      expect(await shown("reviewer", { q: miniPrograms.tram.id.slice(0, 9) })).toEqual(["tramOpen"]);
      expect(await shown("reviewer", { q: `#${numbers.billPublish}` })).toEqual(["billPublish"]);
      expect(await shown("reviewer", { q: "Carla Cafe" })).toEqual([]);
    }));

  test("whoever does not see a mini program finds its requests by what they say of it, not by its names of now", () =>
    withRequests(async ({ db, people, miniPrograms: { latte }, shown }) => {
      expect(await shown("reviewer", { q: "拿铁" })).toEqual([]);
      expect(await shown("reviewer", { q: "LATTE line" })).toEqual(["latteOpen"]);
      expect(await shown("reviewer", { q: "Latte_Line" })).toEqual([]);
      await addMember(db, latte, people.reviewer, "developer");
      expect(await shown("reviewer", { q: "拿铁" })).toEqual(["latteOpen"]);
      expect(await shown("latteLead", { q: "拿铁" })).toEqual(["latteOpen", "latteOld"]);
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, people.latteLead.id));
      expect(await shown("latteLead", { q: "拿铁" })).toEqual([]);
      expect(await shown("latteLead", { q: "latte" })).toEqual(["latteOpen"]);
    }));
});

describe("my requests", () => {
  test("are those that I made, and those of mini programs that I am on or whose workspace I run", () =>
    withRequests(async ({ shown }) => {
      expect(await shown("cafeAdmin")).toEqual(["goneOpen", "latteOpen", "latteOld"]);
      expect(await shown("latteLead")).toEqual(["latteOpen", "latteOld"]);
      expect(await shown("latteDeveloper")).toEqual(["latteOpen", "latteOld"]);
      expect(await shown("tramAdmin")).toEqual(["tramOpen"]);
      expect(await shown("builder")).toEqual(["billPublish"]);
      expect(await shown("newcomer")).toEqual([]);
      expect(await shown("reviewer", { tab: "mine" })).toEqual([]);
      expect(await shown("admin", { tab: "mine" })).toEqual(["billPublish"]);
    }));

  test("are searched and filtered too, and never show others'", () =>
    withRequests(async ({ shown, numbers }) => {
      expect(await shown("latteDeveloper", { status: "in_review" })).toEqual(["latteOpen"]);
      expect(await shown("latteDeveloper", { q: "Tram" })).toEqual([]);
      expect(await shown("latteDeveloper", { q: `#${numbers.tramOpen}` })).toEqual([]);
      expect(await shown("tramAdmin", { q: "tram t" })).toEqual(["tramOpen"]);
    }));
});

test("approvers have two tabs and begin with what waits; the others have their own, and are refused the rest", () =>
  withRequests(async ({ db, people }) => {
    const list = async (name: Name, parameters: object = {}) =>
      listRequests(await ctxOf(db, people[name]), listRequestsInput.parse(parameters));
    expect(await list("reviewer")).toMatchObject({ tab: "waiting", tabs: ["waiting", "mine"] });
    expect(await list("reviewer", { tab: "mine" })).toMatchObject({ tab: "mine", tabs: ["waiting", "mine"] });
    expect(await list("cafeAdmin")).toMatchObject({ tab: "mine", tabs: ["mine"] });
    await expect(list("cafeAdmin", { tab: "waiting" })).rejects.toMatchObject({ kind: "forbidden" });
    for (const name of ["outsider", "blocked"] as const) {
      await expect(list(name), name).rejects.toMatchObject({
        kind: "forbidden",
        message: "Requests are for active members of a workspace.",
      });
    }
    expect((await auditTrace(db)).map(({ details }) => details)).toEqual([
      { action: "approval.viewAll", answered: "forbidden" },
      { action: "approval.viewOfMiniProgram", answered: "forbidden" },
      { action: "approval.viewOfMiniProgram", answered: "forbidden" },
    ]);
  }));

test("each row says what is asked for, by whom, and whether its version and its mini program can be opened", () =>
  withRequests(async ({ db, people, miniPrograms: { bill, latte }, numbers }) => {
    const snapshot = { groups: [] };
    const { number } = await openRequest(await ctxOf(db, people.builder), {
      ...{ category: "catalog_change", miniProgramId: null, subject: "payment", title: "Change payment" },
      ...{ reason: "So.", snapshot },
    });
    const rows = async (name: Name, parameters: object = {}) => {
      const list = await listRequests(await ctxOf(db, people[name]), listRequestsInput.parse(parameters));
      return new Map(list.rows.map((row) => [row.number, row]));
    };
    const ofAdmin = await rows("admin", { tab: "waiting" });
    expect(ofAdmin.get(numbers.billPublish ?? 0)).toEqual({
      ...{ number: numbers.billPublish, title: "Remove Bill Bright", category: "publish", state: "in_review" },
      miniProgram: { name: "Bill Bright", opens: bill.id },
      version: { number: "1.0.0", opens: true },
      applicant: { id: people.admin.id, name: "Ada Admin" },
      ...{ isSelfApproved: false, isMine: true, openedAt: testNow, closedAt: null },
    });
    expect(ofAdmin.get(numbers.latteOpen ?? 0)).toMatchObject({
      ...{ isMine: false, version: null, miniProgram: { name: "Latte Line", opens: latte.id } },
      applicant: { id: people.latteLead.id, name: "Leo Latte" },
    });
    expect(ofAdmin.get(numbers.goneOpen ?? 0)).toMatchObject({ miniProgram: { name: "Gone Grinder", opens: null } });
    expect(ofAdmin.get(number)).toMatchObject({ category: "catalog_change", miniProgram: null, version: null });
    // A reviewer sees every request, and of the mini programs their own.
    expect((await rows("reviewer")).get(numbers.billPublish ?? 0)).toMatchObject({
      ...{ isMine: false, miniProgram: { name: "Bill Bright", opens: null } },
      version: { number: "1.0.0", opens: false },
    });
    expect((await rows("latteDeveloper")).get(numbers.latteOld ?? 0)).toMatchObject({ closedAt: testNow });
  }));

test("my requests stand newest first, also while all of them are open", () =>
  withRequests(async ({ shown }) => {
    expect(await shown("cafeAdmin", { status: "in_review" })).toEqual(["goneOpen", "latteOpen"]);
  }));

test("a mini program is a link only for those who may see it, and has the name that it had then", () =>
  withRequests(async ({ db, people, miniPrograms }) => {
    const about = async (name: Name) => {
      const { rows } = await listRequests(await ctxOf(db, people[name]), listRequestsInput.parse({ q: "latte" }));
      return rows.map(({ miniProgram }) => miniProgram);
    };
    const link = { name: "Latte Line", opens: miniPrograms.latte.id };
    expect(await about("reviewer")).toEqual([{ name: "Latte Line", opens: null }]);
    expect(await about("admin")).toEqual([link]);
    expect(await about("latteDeveloper")).toEqual([link, link]);
  }));

test("pages are cut by number, forth and back, and a cursor beyond the end leads to the first", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const made: number[] = [];
    for (let subject = 0; subject < requestPageSize * 2 + 5; subject++) {
      made.push(await addRequest(db, miniPrograms.latte, people.cafeAdmin, { subject: String(subject) }));
    }
    const ctx = await ctxOf(db, people.reviewer);
    const page = async (parameters: object) => listRequests(ctx, listRequestsInput.parse(parameters));
    for (const [tab, wanted] of [
      [{}, made],
      [{ status: ["in_review", "approved"] }, made.toReversed()],
    ] as const) {
      const first = await page(tab);
      const second = await page({ ...tab, cursor: String(first.next) });
      const third = await page({ ...tab, cursor: String(second.next) });
      const numbers = [first, second, third].map(({ rows }) => rows.map(({ number }) => number));
      expect(numbers.flat()).toEqual(wanted);
      expect([first.previous, third.next]).toEqual([null, null]);
      const back = await page({ ...tab, cursor: String(third.previous), direction: "previous" });
      expect(back.rows.map(({ number }) => number)).toEqual(numbers[1]);
      const start = await page({ ...tab, cursor: String(back.previous), direction: "previous" });
      expect(start.rows.map(({ number }) => number)).toEqual(numbers[0]);
      expect(start.previous).toBeNull();
    }
    const beyond = await page({ cursor: "999999999" });
    expect(beyond.rows[0]?.number).toBe(made[0]);
  }));

test("back from the page behind it the first page is full as it is, and one that is full has none behind it", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const made: number[] = [];
    const add = async (many: number) => {
      for (let count = 0; count < many; count++)
        made.push(await addRequest(db, miniPrograms.latte, people.cafeAdmin, { subject: String(made.length) }));
    };
    const ctx = await ctxOf(db, people.reviewer);
    const page = async (parameters: object = {}) => {
      const { rows, next, previous } = await listRequests(ctx, listRequestsInput.parse(parameters));
      return { numbers: rows.map(({ number }) => number), next, previous };
    };
    await add(requestPageSize);
    const first = { numbers: made.slice(0, requestPageSize), next: null, previous: null };
    expect(await page()).toEqual(first);
    expect(await page({ direction: "previous" }), "back from nowhere").toEqual(first);
    await add(1);
    const last = made[requestPageSize] ?? 0;
    const full = { ...first, next: made[requestPageSize - 1] };
    expect(await page()).toEqual(full);
    expect(await page({ cursor: String(full.next) })).toEqual({ numbers: [last], next: null, previous: last });
    expect(await page({ cursor: String(last), direction: "previous" })).toEqual(full);
    expect(await page({ cursor: String(made[5]), direction: "previous" }), "less than a page").toEqual(full);
    await add(1);
    const behind = await page({ cursor: String(made.at(-1)), direction: "previous" });
    expect(behind).toEqual({ numbers: made.slice(1, -1), next: last, previous: made[1] });
  }));

describe("what waits for somebody", () => {
  const waiting = async (db: Db, person: { id: string }) => (await getFrame(await ctxOf(db, person))).waiting;

  test("is what they may decide: not what they asked for, and nothing for those who decide nothing", () =>
    withRequests(async ({ db, people }) => {
      expect(await waiting(db, people.reviewer)).toBe(4);
      expect(await waiting(db, people.admin)).toBe(3);
      expect(await waiting(db, people.cafeAdmin)).toBe(0);
      expect(await waiting(db, people.outsider)).toBe(0);
    }));

  test("is also what only they could decide alone, as long as that is allowed", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      await addRequest(db, miniPrograms.latte, people.admin, { involved: [people.reviewer.id] });
      expect(await waiting(db, people.admin)).toBe(1);
      await db.update(settings).set({ selfApproval: false });
      expect(await waiting(db, people.admin)).toBe(0);
    }));
});
