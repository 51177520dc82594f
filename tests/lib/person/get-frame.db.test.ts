import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { memberships, notices, workspaces as allWorkspaces } from "@/db/schema";
import { getFrame } from "@/lib/person/get-frame";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { addMembership, testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("the frame says whose console it is, what somebody is at most, and which places are open to them", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    await db.update(allWorkspaces).set({ name: "Harbor Pay" }).where(eq(allWorkspaces.kind, "super_app"));
    const frame = async (name: keyof typeof people) => getFrame(await ctxOf(db, people[name]));
    const all = {
      ...{ brand: "Harbor Pay", waiting: 0, unread: 0 },
      ...{ seesCatalog: true, seesWorkspaces: true, seesAudit: true, seesSettings: true },
      ...{ seesApprovals: true, seesNotices: true },
    };
    expect(await frame("admin")).toEqual({ ...all, role: "Workspace Admin" });
    expect(await frame("reviewer")).toEqual({ ...all, role: "Workspace Reviewer", seesSettings: false });
    expect(await frame("cafeAdmin")).toEqual({ ...all, role: "Developer Admin", seesSettings: false });
    expect(await frame("newcomer")).toEqual({ ...all, role: "Developer", seesSettings: false, seesAudit: false });
    const closed = Object.fromEntries(Object.keys(all).map((key) => [key, key.startsWith("sees") ? false : 0]));
    expect(await frame("blocked")).toEqual({ ...closed, brand: "Harbor Pay", role: "Blocked" });
    expect(await frame("outsider")).toEqual({ ...closed, brand: "Harbor Pay", role: "No role yet" });
  }));

test("of several roles the frame names the strongest", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    await addMembership(db, workspaces.trams, people.newcomer, "developer_admin");
    expect(await getFrame(await ctxOf(db, people.newcomer))).toMatchObject({ role: "Developer Admin" });
    await addMembership(db, workspaces.superApp, people.newcomer, "workspace_developer");
    expect(await getFrame(await ctxOf(db, people.newcomer))).toMatchObject({ role: "Workspace Developer" });
  }));

test("the frame counts what waits for somebody and what they have not read, and nothing for whoever is a member no more", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    await addRequest(db, miniPrograms.latte, people.latteLead);
    const words = { title: "New", body: "Something happened.", href: "/approvals", createdAt: testNow } as const;
    const told = [people.reviewer, people.reviewer, people.blocked, people.builder];
    await db.insert(notices).values(told.map(({ id }) => ({ ...words, personId: id })));
    const counted = async (person: { id: string }) => {
      const { waiting, unread } = await getFrame(await ctxOf(db, person));
      return { waiting, unread };
    };
    expect(await counted(people.reviewer)).toEqual({ waiting: 1, unread: 2 });
    expect(await counted(people.builder)).toEqual({ waiting: 0, unread: 1 });
    expect(await counted(people.blocked)).toEqual({ waiting: 0, unread: 0 });
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.reviewer.id));
    expect(await counted(people.reviewer)).toEqual({ waiting: 0, unread: 0 });
  }));

test("whoever is not in the database any more gets a frame with nothing in it", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.outsider);
    const nobody = { ...ctx, actor: { ...ctx.actor, personId: "00000000-0000-4000-8000-000000000000" } };
    expect(await getFrame(nobody)).toMatchObject({
      brand: "Mini Program Console",
      role: "No role yet",
      waiting: 0,
      unread: 0,
    });
  }));
