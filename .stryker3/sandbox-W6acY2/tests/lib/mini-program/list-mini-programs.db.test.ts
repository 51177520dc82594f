import fc from "fast-check";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniPrograms as table, people as persons } from "@/db/schema";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { refreshSearchTextOf } from "@/lib/mini-program/parts/refresh-search-text-of";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMember, addMemberOf, addMiniProgram, addWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();

const list = async (db: Db, person: { id: string }, state: object = {}) =>
  listMiniPrograms(await ctxOf(db, person), listMiniProgramsInput.parse(state));

const names = async (db: Db, person: { id: string }, state: object = {}) =>
  (await list(db, person, { sort: "name", ...state })).rows.map(({ name }) => name);

describe("who sees what", () => {
  test("a Workspace Admin sees every mini program, the others theirs", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const all = ["Bill Bright", "Latte Line", "Tram Times"];
      expect(await names(db, people.admin)).toEqual(all);
      expect(await names(db, people.cafeAdmin)).toEqual(["Latte Line"]);
      expect(await names(db, people.latteLead)).toEqual(["Latte Line"]);
      expect(await names(db, people.latteDeveloper)).toEqual(["Latte Line"]);
      expect(await names(db, people.tramAdmin)).toEqual(["Tram Times"]);
      expect(await names(db, people.builder)).toEqual(["Bill Bright"]);
      for (const person of [people.reviewer, people.newcomer, people.blocked, people.removed, people.outsider]) {
        expect(await list(db, person)).toMatchObject({ rows: [], total: { count: 0, more: false }, next: null });
      }
    }));

  test("a membership counts in the owning workspace and for people of the super app, and nowhere else", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      await addMember(db, miniPrograms.tram, people.latteLead, "developer_admin");
      await addMember(db, miniPrograms.tram, people.reviewer, "developer");
      await addMember(db, miniPrograms.tram, people.builder, "developer");
      expect(await names(db, people.latteLead)).toEqual(["Latte Line"]);
      expect(await names(db, people.reviewer)).toEqual(["Tram Times"]);
      expect(await names(db, people.builder)).toEqual(["Bill Bright", "Tram Times"]);
    }));

  test("one who runs several workspaces and is a member elsewhere sees all of it, each mini program once", () =>
    database.withRollback(async (db) => {
      const { people, workspaces, miniPrograms } = await smallWorld(db);
      const other = await addWorkspace(db, "Other");
      const busy = await addMemberOf(db, other, "developer_admin", "Busy");
      await addMiniProgram(db, other, busy, { name: "Other One" });
      await db.insert(memberships).values([
        {
          workspaceId: workspaces.trams.id,
          workspaceKind: "developer",
          personId: busy.id,
          role: "developer_admin",
          createdAt: new Date(0),
        },
        {
          workspaceId: workspaces.cafe.id,
          workspaceKind: "developer",
          personId: busy.id,
          role: "developer",
          createdAt: new Date(0),
        },
      ]);
      await addMember(db, miniPrograms.tram, busy, "developer");
      expect(await names(db, busy)).toEqual(["Other One", "Tram Times"]);
      await addMember(db, miniPrograms.latte, busy, "developer");
      expect(await names(db, busy)).toEqual(["Latte Line", "Other One", "Tram Times"]);
      expect(await names(db, busy, { workspace: [workspaces.cafe.id, workspaces.superApp.id] })).toEqual([
        "Latte Line",
      ]);
      expect(await names(db, people.cafeAdmin, { workspace: workspaces.trams.id })).toEqual([]);
    }));

  test("only a Workspace Admin finds the deleted ones, and only by asking for them", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      expect(await names(db, people.admin, { status: "deleted" })).toEqual(["Gone Grinder"]);
      expect(await list(db, people.cafeAdmin, { status: "deleted" })).toMatchObject({
        rows: [{ name: "Latte Line" }],
        states: ["created", "released"],
      });
      expect(await names(db, people.cafeAdmin, { status: ["deleted", "archived"] })).toEqual([]);
    }));

  test("a row says what the person is towards it, the strongest role first", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms, workspaces } = await smallWorld(db);
      await addMember(db, miniPrograms.latte, people.admin, "developer");
      const rolesIn = async (person: { id: string }) => (await list(db, person, { q: "latte line" })).rows[0]?.myRoles;
      expect(await rolesIn(people.admin)).toEqual(["workspace_admin", "developer"]);
      expect(await rolesIn(people.cafeAdmin)).toEqual(["developer_admin"]);
      expect(await rolesIn(people.latteDeveloper)).toEqual(["developer"]);
      expect((await list(db, people.admin, { q: "latte line" })).rows[0]).toMatchObject({
        ...{
          id: miniPrograms.latte.id,
          type: "native",
          state: "created",
          releasedVersion: null,
          defaultLanguage: "en",
        },
        workspace: { id: workspaces.cafe.id, name: "Corner Cafe" },
        creator: { id: people.cafeAdmin.id, name: "Carla Cafe" },
        missing: ["tagline", "description", "categories", "logo", "service_contact"],
      });
    }));
});

describe("searching", () => {
  test.each([
    ["a name", "latte line", ["Latte Line"]],
    ["any part of it, in any case and width", "TTE　ＬＩ", ["Latte Line"]],
    ["without its marks", "làtté", ["Latte Line"]],
    ["a name in another language", "拿铁热线", ["Latte Line"]],
    ["two characters of it", "热线", ["Latte Line"]],
    ["one character of it", "铁", ["Latte Line"]],
    ["one letter", "m", ["Bill Bright", "Latte Line", "Tram Times"]],
    ["the creator's name", "carla", ["Latte Line"]],
    ["the creator's e-mail, any part", "bela.builder", ["Bill Bright"]],
    ["nothing across name and creator", "line carla", []],
    ["a percent sign that nobody has", "%", []],
    ["an underscore that nobody has", "l_tte", []],
    ["a backslash", "\\", []],
    ["spaces around and between", "  latte    line ", ["Latte Line"]],
    ["spaces only", "   ", ["Bill Bright", "Latte Line", "Tram Times"]],
    ["quotes and semicolons", "'; drop table people; --", []],
    ["more than 100 characters", "x".repeat(5_000), []],
    ["emoji that nobody has", "☕☕☕", []],
  ])("finds %s", (_what, q, found) =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      expect(await names(db, people.admin, { q })).toEqual(found);
    }),
  );

  test("finds an ID by its beginning and whole, in groups of four too, and never by its middle", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms, workspaces } = await smallWorld(db);
      const id = "7777123456789012";
      const own = await addMiniProgram(db, workspaces.cafe, people.cafeAdmin, { name: "Ginger" });
      await db.update(table).set({ searchText: "ginger\nfour 1234\n" }).where(eq(table.id, own.id));
      const { rows } = await list(db, people.admin, { q: own.id });
      expect(rows.map((row) => row.id)).toEqual([own.id]);
      const grouped = own.id.replace(/(.{4})(?=.)/g, "$1 ");
      for (const q of [own.id.slice(0, 9), grouped, grouped.slice(0, 11)]) {
        expect(
          (await list(db, people.admin, { q })).rows.map((row) => row.id),
          q,
        ).toContain(own.id);
      }
      expect((await list(db, people.admin, { q: own.id.slice(3) })).rows).toEqual([]);
      expect((await list(db, people.admin, { q: id })).rows).toEqual([]);
      expect(await names(db, people.admin, { q: "1234" })).toContain("Ginger");
      expect((await list(db, people.tramAdmin, { q: miniPrograms.latte.id })).rows).toEqual([]);
    }));
});

test("a creator who is called otherwise now is found by the new name and e-mail alone", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    await db
      .update(persons)
      .set({ name: "Carla \\1 Ro\\&ssi", email: null })
      .where(eq(persons.id, people.cafeAdmin.id));
    await refreshSearchTextOf({ db }, people.cafeAdmin.id);
    expect(await names(db, people.admin, { q: "CARLA \\1 RO\\&SSI" })).toEqual(["Latte Line"]);
    expect(await names(db, people.admin, { q: "拿铁" })).toEqual(["Latte Line"]);
    for (const q of ["carla cafe", people.cafeAdmin.email]) expect(await names(db, people.admin, { q })).toEqual([]);
    await db
      .update(persons)
      .set({ name: "Carla Cafe", email: "c@cafe.example" })
      .where(eq(persons.id, people.cafeAdmin.id));
    await refreshSearchTextOf({ db }, people.cafeAdmin.id);
    expect(await names(db, people.admin, { q: "c@cafe.example" })).toEqual(["Latte Line"]);
    expect(await names(db, people.admin, { q: "rossi" })).toEqual([]);
  }));

describe("filtering", () => {
  test("statuses, types, workspaces and categories narrow together", () =>
    database.withRollback(async (db) => {
      const { people, workspaces } = await smallWorld(db);
      const add = (name: string, input: object) =>
        addMiniProgram(db, workspaces.trams, people.tramAdmin, { name, ...input });
      await add("Parked", { state: "archived", categories: ["travel-transport/parking"] });
      await add("Fuelled", { type: "html5", categories: ["travel-transport/fuel", "automotive/service"] });
      expect(await names(db, people.tramAdmin)).toEqual(["Fuelled", "Tram Times"]);
      expect(await names(db, people.tramAdmin, { status: ["archived"] })).toEqual(["Parked"]);
      expect(await names(db, people.tramAdmin, { status: ["archived", "released"] })).toEqual(["Parked", "Tram Times"]);
      expect(await names(db, people.admin, { type: "html5" })).toEqual(["Bill Bright", "Fuelled"]);
      expect(await names(db, people.admin, { type: "html5", workspace: workspaces.trams.id })).toEqual(["Fuelled"]);
      const both = ["automotive/service", "travel-transport/parking"];
      expect(await names(db, people.admin, { category: both })).toEqual(["Fuelled"]);
      expect(await names(db, people.admin, { category: both, status: ["created", "archived"] })).toEqual([
        "Fuelled",
        "Parked",
      ]);
      expect(await names(db, people.admin, { category: both, q: "fuel", type: "native" })).toEqual([]);
    }));

  test("what needs attention is incomplete and one's own to complete", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const attention = "1";
      expect(await names(db, people.admin, { attention })).toEqual([]);
      expect(await names(db, people.cafeAdmin, { attention })).toEqual(["Latte Line"]);
      expect(await names(db, people.latteLead, { attention })).toEqual(["Latte Line"]);
      expect(await names(db, people.latteDeveloper, { attention })).toEqual([]);
      expect(await names(db, people.builder, { attention })).toEqual(["Bill Bright"]);
      expect(await names(db, people.tramAdmin, { attention })).toEqual([]);
      await db.update(table).set({ missing: [] }).where(eq(table.id, miniPrograms.latte.id));
      expect(await names(db, people.cafeAdmin, { attention })).toEqual([]);
      await addMember(db, miniPrograms.tram, people.admin, "developer_admin");
      await db
        .update(table)
        .set({ state: "archived", releasedVersion: null, archivedAt: testNow })
        .where(eq(table.id, miniPrograms.tram.id));
      expect(await names(db, people.admin, { attention })).toEqual([]);
      expect(await names(db, people.admin, { attention, status: "archived" })).toEqual(["Tram Times"]);
    }));
});

describe("a stale or hostile address", () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.anything(),
  );
  const keys = ["q", "status", "type", "workspace", "category", "attention", "sort", "size", "cursor", "direction"];

  test("leads to a list, whatever it says", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const ctx = await ctxOf(db, people.builder);
      const state = fc.dictionary(fc.constantFrom(...keys), value);
      await fc.assert(
        fc.asyncProperty(state, async (given) => {
          const { rows } = await listMiniPrograms(ctx, listMiniProgramsInput.parse(given));
          expect(rows.length).toBeLessThanOrEqual(1);
        }),
        { numRuns: 200 },
      );
    }));

  test.each([
    ["no cursor at all", "%%%"],
    ["another sort's", Buffer.from('["created",1,"1000000000000000"]').toString("base64url")],
    ["a moment out of range", Buffer.from('["name",1e99,"1000000000000000"]').toString("base64url")],
    ["a zero byte", Buffer.from('["name","\\u0000","1000000000000000"]').toString("base64url")],
    ["something else than an ID", Buffer.from('["name","a","x"]').toString("base64url")],
    ["a place after the end", Buffer.from('["name","zzz","1000000000000000"]').toString("base64url")],
  ])("whose cursor is %s leads to the first page", (_what, cursor) =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const all = ["Bill Bright", "Latte Line", "Tram Times"];
      expect(await names(db, people.admin, { cursor })).toEqual(all);
      expect(await names(db, people.admin, { cursor, direction: "previous" })).toEqual(all);
    }),
  );
});
