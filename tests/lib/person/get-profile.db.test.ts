import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people as allPeople, workspaces as allWorkspaces } from "@/db/schema";
import { getProfile } from "@/lib/person/get-profile";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMember, addMembership, addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("everyone sees who they are to the console and where each of their roles comes from", () =>
  database.withRollback(async (db) => {
    const { people, workspaces, miniPrograms } = await smallWorld(db);
    const { latteLead } = people;
    await addMembership(db, workspaces.trams, latteLead, "developer_admin", "blocked");
    await addMembership(db, workspaces.superApp, latteLead, "workspace_reviewer");
    await db.update(allPeople).set({ emailVerified: false }).where(eq(allPeople.id, latteLead.id));
    const since = testNow;
    expect(await getProfile(await ctxOf(db, latteLead))).toEqual({
      ...{ name: "Leo Latte", email: latteLead.email, emailVerified: false },
      memberships: [
        { workspace: workspaces.superApp.name, kind: "super_app", role: "workspace_reviewer", status: "active", since },
        { workspace: "Corner Cafe", kind: "developer", role: "developer", status: "active", since },
        { workspace: "Tram Company", kind: "developer", role: "developer_admin", status: "blocked", since },
      ],
      miniPrograms: [{ id: miniPrograms.latte.id, name: "Latte Line", role: "developer_admin", since }],
      runsConsole: false,
    });
    expect(await getProfile(await ctxOf(db, people.admin))).toMatchObject({ miniPrograms: [], runsConsole: true });
  }));

test("a role on a mini program is shown while it counts: in the owning or the super-app workspace, and not on a deleted one", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte, tram, gone } = miniPrograms;
    for (const person of [people.newcomer, people.builder]) {
      for (const program of [latte, tram, gone]) await addMember(db, program, person, "developer");
    }
    const on = async (person: { id: string }) =>
      new Set((await getProfile(await ctxOf(db, person))).miniPrograms.map(({ name }) => name));
    expect(await on(people.newcomer)).toEqual(new Set(["Latte Line"]));
    expect(await on(people.builder)).toEqual(new Set(["Bill Bright", "Latte Line", "Tram Times"]));
    expect(await on(people.blocked)).toEqual(new Set());
    expect(await on(people.removed)).toEqual(new Set());
  }));

test("a workspace that was removed is no place of one's roles any more", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    await db.update(allWorkspaces).set({ removedAt: testNow }).where(eq(allWorkspaces.id, workspaces.cafe.id));
    expect(await getProfile(await ctxOf(db, people.blocked))).toMatchObject({ memberships: [], miniPrograms: [] });
  }));

test("of many mini programs the 50 that one came to last are shown, the newest first", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const names = Array.from({ length: 51 }, (_, count) => `Line ${count}`);
    for (const [count, name] of names.entries()) {
      const program = await addMiniProgram(db, workspaces.cafe, people.cafeAdmin, { name });
      await addMember(db, program, people.newcomer, "developer", new Date(testNow.getTime() + count));
    }
    const shown = (await getProfile(await ctxOf(db, people.newcomer))).miniPrograms.map(({ name }) => name);
    expect(shown).toEqual(names.toReversed().slice(0, 50));
  }));

test("whoever is not in the database has no profile", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const nobody = { ...ctx, actor: { ...ctx.actor, personId: "00000000-0000-4000-8000-000000000000" } };
    await expect(getProfile(nobody)).rejects.toThrow("The acting person is not in the database.");
  }));
