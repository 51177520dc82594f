import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniPrograms as table, removals, settings, suspensions, versions } from "@/db/schema";
import { exportMiniPrograms } from "@/lib/export/export-mini-programs";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { rowsOf } from "@/tests/lib/export/read-export";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addRemovalRequest, addRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { addMember, addMemberOf, addMembership, addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();

async function inWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    // Nothing is left to complete: what is found then is found for its requests.
    await db.update(table).set({ missing: [] });
    await work(db, world);
  });
}

/** The versions that the rows name beside those on their way to the users. */
async function versionsNamed(db: Db, person: { id: string }, state: object = { attention: "1" }) {
  const { rows } = await listMiniPrograms(await ctxOf(db, person), listMiniProgramsInput.parse(state));
  return rows.flatMap(({ releases }) => releases.map(({ number, state }) => `${number} ${state}`));
}

/** By name; the total says the same, and the export holds the same. */
async function needing(db: Db, person: { id: string }, state: object = {}) {
  const ctx = await ctxOf(db, person);
  const search = listMiniProgramsInput.parse({ sort: "name", attention: "1", ...state });
  const { rows, total } = await listMiniPrograms(ctx, search);
  const names = rows.map(({ name }) => name);
  expect(total).toEqual({ count: names.length, more: false });
  const exported = await rowsOf(await exportMiniPrograms(ctx, { search, format: "jsonl" }));
  expect(exported.map(({ name }) => name)).toEqual(names);
  return names;
}

test("a request needs the attention of those who may decide it, as far as they see the mini program", () =>
  inWorld(async (db, { people, miniPrograms: { latte, tram } }) => {
    await addRequest(db, latte, people.cafeAdmin);
    await addRequest(db, tram, people.tramAdmin, { closed: { state: "withdrawn", by: people.tramAdmin } });
    expect(await needing(db, people.admin)).toEqual(["Latte Line"]);
    for (const person of [people.reviewer, people.builder, people.cafeAdmin, people.latteLead, people.tramAdmin]) {
      expect(await needing(db, person)).toEqual([]);
    }
    await addMember(db, latte, people.reviewer, "developer");
    expect(await needing(db, people.reviewer)).toEqual(["Latte Line"]);
  }));

test("nobody's own request needs their attention, unless nobody else can decide it and they may", () =>
  inWorld(async (db, { people, miniPrograms: { latte } }) => {
    await addRequest(db, latte, people.admin);
    expect(await needing(db, people.admin)).toEqual([]);
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.reviewer.id));
    expect(await needing(db, people.admin)).toEqual(["Latte Line"]);
    await db.update(settings).set({ selfApproval: false });
    expect(await needing(db, people.admin)).toEqual([]);
  }));

test("what waits for a decision and is one's own to complete is there once", () =>
  inWorld(async (db, { people, workspaces, miniPrograms: { latte, tram, bill } }) => {
    const asks = async (program: typeof latte) => {
      await addRequest(db, program, people.latteLead, { category: "publish", subject: "1.0.0" });
      await addRequest(db, program, people.latteLead, { category: "feature_activation", subject: "maps" });
    };
    for (const program of [latte, bill]) await asks(program);
    const incomplete = (program: { id: string }) =>
      db
        .update(table)
        .set({ missing: ["logo"] })
        .where(eq(table.id, program.id));
    await incomplete(latte);
    await incomplete(bill);
    expect(await needing(db, people.admin)).toEqual(["Bill Bright", "Latte Line"]);
    await addMember(db, bill, people.admin, "developer_admin");
    await addMembership(db, workspaces.cafe, people.admin, "developer_admin");
    expect(await needing(db, people.admin)).toEqual(["Bill Bright", "Latte Line"]);
    await asks(tram);
    expect(await needing(db, people.admin)).toEqual(["Bill Bright", "Latte Line", "Tram Times"]);
    expect(await needing(db, people.cafeAdmin)).toEqual(["Latte Line"]);
  }));

test("a Workspace Admin who runs a developer workspace too is shown what is to complete there", () =>
  inWorld(async (db, { people, workspaces, miniPrograms: { latte } }) => {
    await db
      .update(table)
      .set({ missing: ["logo"] })
      .where(eq(table.id, latte.id));
    expect(await needing(db, people.admin)).toEqual([]);
    await addMembership(db, workspaces.cafe, people.admin, "developer_admin");
    expect(await needing(db, people.admin)).toEqual(["Latte Line"]);
    expect(await needing(db, people.admin, { workspace: workspaces.trams.id })).toEqual([]);
  }));

test("every other filter holds for what waits for a decision, too", () =>
  inWorld(async (db, { people, workspaces, miniPrograms: { latte, tram, bill, gone } }) => {
    for (const program of [latte, tram, bill, gone]) await addRequest(db, program, people.latteLead);
    const { admin } = people;
    expect(await needing(db, admin)).toEqual(["Bill Bright", "Latte Line", "Tram Times"]);
    expect(await needing(db, admin, { workspace: workspaces.trams.id })).toEqual(["Tram Times"]);
    expect(await needing(db, admin, { type: "html5" })).toEqual(["Bill Bright"]);
    expect(await needing(db, admin, { q: "latte" })).toEqual(["Latte Line"]);
    expect(await needing(db, admin, { status: "released" })).toEqual(["Tram Times"]);
    expect(await needing(db, admin, { status: "archived" })).toEqual([]);
    const archived = { state: "archived", releasedVersion: null, archivedAt: testNow } as const;
    await db.update(table).set(archived).where(eq(table.id, tram.id));
    expect(await needing(db, admin, { status: "archived" })).toEqual(["Tram Times"]);
  }));

test("what waits for a decision stands on one page each, forward and back", () =>
  inWorld(async (db, { people, workspaces }) => {
    for (let at = 0; at < 45; at += 1) {
      const program = await addMiniProgram(db, workspaces.trams, people.tramAdmin, { name: `Line ${at + 100}` });
      await addRequest(db, program, people.tramAdmin);
    }
    const ctx = await ctxOf(db, people.admin);
    const page = (place: object) =>
      listMiniPrograms(ctx, listMiniProgramsInput.parse({ sort: "name", attention: "1", ...place }));
    const first = await page({});
    const second = await page({ cursor: first.next });
    const third = await page({ cursor: second.next });
    const names = [first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name));
    expect(names).toEqual(Array.from({ length: 45 }, (_, at) => `Line ${at + 100}`));
    expect([first.total, third.total, third.next]).toEqual([second.total, { count: 45, more: false }, null]);
    const back = await page({ cursor: third.previous, direction: "previous" });
    expect(back.rows).toEqual(second.rows);
  }));

test("an approved version waits for those who run the mini program, until another has overtaken it", () =>
  inWorld(async (db, { people, workspaces, miniPrograms: { latte } }) => {
    const ofWorkspace = await addMemberOf(db, workspaces.cafe, "developer_admin");
    await addVersion(db, latte, people.latteDeveloper, "0.9.0", { state: "released" });
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "approved" });
    for (const person of [people.latteLead, people.cafeAdmin, ofWorkspace]) {
      expect(await needing(db, person)).toEqual(["Latte Line"]);
      expect(await versionsNamed(db, person)).toEqual(["1.0.0 approved"]);
      expect(await versionsNamed(db, person, {})).toEqual([]);
    }
    for (const person of [people.latteDeveloper, people.tramAdmin, people.admin, people.reviewer, people.builder]) {
      expect(await needing(db, person)).toEqual([]);
    }
    await addVersion(db, latte, people.latteDeveloper, "1.1.0", { state: "developing" });
    expect(await needing(db, people.latteLead)).toEqual(["Latte Line"]);
    await db.update(versions).set({ state: "archived" }).where(eq(versions.number, "0.9.0"));
    await db.update(versions).set({ state: "released", submittedAt: testNow }).where(eq(versions.number, "1.1.0"));
    expect(await needing(db, people.latteLead)).toEqual([]);
  }));

test("a rejected version waits for whoever uploaded it and for those who run the mini program, until another follows", () =>
  inWorld(async (db, { people, workspaces, miniPrograms: { latte } }) => {
    const ofWorkspace = await addMemberOf(db, workspaces.cafe, "developer_admin");
    await addVersion(db, latte, people.tramAdmin, "0.9.0", { state: "rejected" });
    expect(await needing(db, people.tramAdmin)).toEqual([]);
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "rejected" });
    for (const person of [people.latteDeveloper, people.latteLead, people.cafeAdmin, ofWorkspace]) {
      expect(await needing(db, person)).toEqual(["Latte Line"]);
      expect(await versionsNamed(db, person)).toEqual(["1.0.0 rejected"]);
    }
    for (const person of [people.tramAdmin, people.admin, people.reviewer]) {
      expect(await needing(db, person), person.name).toEqual([]);
    }
    await addVersion(db, latte, people.latteLead, "1.0.1");
    expect(await needing(db, people.latteDeveloper)).toEqual([]);
    expect(await needing(db, people.latteLead)).toEqual([]);
  }));

test("an approved version that nobody may release now waits for nobody", () =>
  inWorld(async (db, { people, miniPrograms: { latte } }) => {
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { state: "approved" });
    const runners = async () => [await needing(db, people.latteLead), await needing(db, people.cafeAdmin)];
    expect(await runners()).toEqual([["Latte Line"], ["Latte Line"]]);
    const suspended = { suspendedBy: people.admin.id, suspendedAt: testNow, reason: "It charges twice." };
    await db.insert(suspensions).values({ miniProgramId: latte.id, ...suspended });
    expect(await runners()).toEqual([[], []]);
    const resumed = { resumedBy: people.admin.id, resumedAt: testNow, resumeReason: "Mended." };
    await db.update(suspensions).set(resumed).where(eq(suspensions.miniProgramId, latte.id));
    expect(await runners()).toEqual([["Latte Line"], ["Latte Line"]]);
    await addRemovalRequest(db, latte, people.latteLead);
    expect(await runners()).toEqual([[], []]);
  }));

test("an approved removal waits for those who run the mini program, until that has ended", () =>
  inWorld(async (db, { people, miniPrograms: { latte } }) => {
    const closed = { state: "approved", by: people.admin } as const;
    const requestNumber = await addRequest(db, latte, people.latteLead, { category: "removal", closed });
    const times = { requestedAt: testNow, approvedAt: testNow, lapsesAt: testNow };
    await db.insert(removals).values({ miniProgramId: latte.id, requestNumber, ...times });
    expect(await needing(db, people.latteLead)).toEqual(["Latte Line"]);
    expect(await needing(db, people.cafeAdmin)).toEqual(["Latte Line"]);
    expect(await needing(db, people.latteDeveloper)).toEqual([]);
    expect(await needing(db, people.admin)).toEqual([]);
    await db
      .update(removals)
      .set({ endedAt: testNow, ending: "given_up" })
      .where(eq(removals.requestNumber, requestNumber));
    expect(await needing(db, people.latteLead)).toEqual([]);
  }));

test("what waits in more than one way is there once", () =>
  inWorld(async (db, { people, workspaces, miniPrograms: { latte } }) => {
    await addVersion(db, latte, people.admin, "1.0.0", { state: "approved" });
    await addVersion(db, latte, people.admin, "1.0.1", { state: "rejected" });
    await addRequest(db, latte, people.latteLead);
    await addMembership(db, workspaces.cafe, people.admin, "developer_admin");
    expect(await needing(db, people.admin)).toEqual(["Latte Line"]);
    await db.update(table).set({ missing: ["logo"] });
    expect(await needing(db, people.admin, { q: "latte" })).toEqual(["Latte Line"]);
  }));
