import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { invitations, memberships } from "@/db/schema";
import { getWorkspace } from "@/lib/workspace/get-workspace";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addInvitation, addMemberOf, addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("a workspace is shown to each of its readers with what they may do there; what only managers see is for them", () =>
  database.withRollback(async (db) => {
    const { people, workspaces, miniPrograms } = await smallWorld(db);
    const { id } = workspaces.cafe;
    const seenBy = async (name: keyof typeof people, of = id) =>
      getWorkspace(await ctxOf(db, people[name]), { id: of });
    const seen = await seenBy("cafeAdmin");
    expect(seen).toEqual({
      ...{ id, name: "Corner Cafe", kind: "developer", createdAt: testNow },
      ...{ members: 5, openInvitations: 1, myRole: "developer_admin", allowed: ["manage", "leave"] },
      ...{ owned: [{ id: miniPrograms.latte.id, name: "Latte Line" }], ownsMore: false, kept: [] },
    });
    expect(await seenBy("newcomer")).toEqual({
      ...seen,
      ...{ openInvitations: 0, myRole: "developer", allowed: ["leave"], owned: [] },
    });
    expect(await seenBy("admin")).toEqual({ ...seen, myRole: null, allowed: ["manage", "remove", "endSessions"] });
    const superApp = workspaces.superApp.id;
    expect((await seenBy("admin", superApp)).allowed).toEqual(["manage", "leave", "endSessions"]);
    expect(await seenBy("builder", superApp)).toMatchObject({ members: 3, openInvitations: 0, allowed: ["leave"] });
    for (const name of ["tramAdmin", "reviewer", "blocked", "outsider"] as const)
      await expect(seenBy(name), name).rejects.toMatchObject({ kind: "not_found" });
  }));

test("an invitation is open until it is accepted, withdrawn or three days old", () =>
  database.withRollback(async (db) => {
    const { people, workspaces, invitation } = await smallWorld(db);
    const { cafe, trams } = workspaces;
    const ctx = await ctxOf(db, people.cafeAdmin);
    const open = async () => (await getWorkspace(ctx, { id: cafe.id })).openInvitations;
    await addInvitation(db, cafe, people.cafeAdmin, "developer", { expiresAt: testNow });
    await addInvitation(db, trams, people.tramAdmin, "developer");
    expect(await open(), "expired, or of another workspace").toBe(1);
    const accepted = await addInvitation(db, cafe, people.cafeAdmin, "developer");
    expect(await open()).toBe(2);
    const by = { acceptedAt: testNow, acceptedBy: people.newcomer.id };
    await db.update(invitations).set(by).where(eq(invitations.id, accepted.id));
    expect(await open(), "accepted").toBe(1);
    const withdrawal = { withdrawnAt: testNow, withdrawnBy: people.cafeAdmin.id };
    await db.update(invitations).set(withdrawal).where(eq(invitations.id, invitation.id));
    expect(await open(), "withdrawn").toBe(0);
  }));

test("20 of the mini programs that it owns are named, and whether there are more", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.tramAdmin);
    const add = async (number: number) =>
      addMiniProgram(db, workspaces.trams, people.tramAdmin, { name: `Line ${String(number).padStart(2, "0")}` });
    for (let number = 0; number < 19; number++) await add(number);
    const full = await getWorkspace(ctx, { id: workspaces.trams.id });
    expect([full.owned.length, full.ownsMore, full.owned[0]?.name]).toEqual([20, false, "Line 00"]);
    await add(19);
    const more = await getWorkspace(ctx, { id: workspaces.trams.id });
    expect([more.owned.length, more.ownsMore, more.owned.at(-1)?.name]).toEqual([20, true, "Line 19"]);
  }));

test("roles that stay against the groups are named by name, to those who manage the workspace", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const { cafe, trams } = workspaces;
    const keep = async (workspace: typeof cafe, { id }: { id: string }) =>
      db
        .update(memberships)
        .set({ source: "groups", keptSince: testNow })
        .where(and(eq(memberships.workspaceId, workspace.id), eq(memberships.personId, id)));
    const kept = async (name: keyof typeof people) =>
      (await getWorkspace(await ctxOf(db, people[name]), { id: cafe.id })).kept;
    await keep(cafe, people.newcomer);
    await keep(cafe, people.cafeAdmin);
    await keep(trams, people.tramAdmin);
    expect(await kept("admin")).toEqual([
      { personId: people.cafeAdmin.id, name: "Carla Cafe", role: "developer_admin", since: testNow },
      { personId: people.newcomer.id, name: "Nina New", role: "developer", since: testNow },
    ]);
    expect(await kept("latteLead")).toEqual([]);
    for (let count = 0; count < 20; count++)
      await keep(cafe, await addMemberOf(db, cafe, "developer", `More ${count}`));
    expect(await kept("admin"), "20 at most").toHaveLength(20);
  }));
