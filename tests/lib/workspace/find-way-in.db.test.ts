import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, workspaces as allWorkspaces } from "@/db/schema";
import { findWayIn } from "@/lib/workspace/find-way-in";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMemberOf, addMembership, testNow } from "@/tests/support/world";

const database = await freshDatabase();

const wayOf = async (db: Db, person: SmallWorld["people"]["admin"]) => findWayIn(await ctxOf(db, person));
const asked = ({ id, name, email }: SmallWorld["people"]["admin"]) => ({ personId: id, name, email });

test("whoever belongs nowhere asks the Workspace Admins, and none who is blocked or cannot give access", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const lost = await addMemberOf(db, workspaces.superApp, "workspace_admin", "Lou Locked");
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, lost.id));
    expect(await wayOf(db, people.outsider)).toEqual({
      isBlocked: false,
      workspaces: [workspaces.superApp.name],
      admins: [asked(people.admin)],
    });
  }));

test("whoever is blocked asks those who run the workspace that blocks them", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    expect(await wayOf(db, people.blocked)).toEqual({
      isBlocked: true,
      workspaces: ["Corner Cafe"],
      admins: [asked(people.cafeAdmin)],
    });
  }));

test("whoever is active somewhere asks there, by name, and not where they are blocked", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const { newcomer, cafeAdmin, tramAdmin } = people;
    await addMembership(db, workspaces.superApp, newcomer, "workspace_reviewer", "blocked");
    await addMembership(db, workspaces.trams, newcomer, "developer");
    expect(await wayOf(db, newcomer)).toEqual({
      isBlocked: false,
      workspaces: ["Corner Cafe", "Tram Company"],
      admins: [asked(cafeAdmin), asked(tramAdmin)],
    });
  }));

test("a workspace that was removed is nobody's way in", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    await db.update(allWorkspaces).set({ removedAt: testNow }).where(eq(allWorkspaces.id, workspaces.cafe.id));
    expect(await wayOf(db, people.blocked)).toMatchObject({ isBlocked: false, workspaces: [workspaces.superApp.name] });
  }));

test("five are named at most, each once", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    await addMembership(db, workspaces.trams, people.newcomer, "developer");
    await addMembership(db, workspaces.trams, people.cafeAdmin, "developer_admin");
    for (const name of ["Zita", "Yves", "Xena", "Walt"])
      await addMemberOf(db, workspaces.trams, "developer_admin", name);
    const { admins } = await wayOf(db, people.newcomer);
    expect(admins.map(({ name }) => name)).toEqual(["Carla Cafe", "Tom Tram", "Walt", "Xena", "Yves"]);
  }));
