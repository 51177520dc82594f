import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people as allPeople } from "@/db/schema";
import { listAccess } from "@/lib/member/list-access";
import { freshDatabase } from "@/tests/support/database";
import { inMemberWorld } from "@/tests/support/member-world";
import { addMemberOf, addMembership, testNow } from "@/tests/support/world";

const inWorld = inMemberWorld(await freshDatabase());

test(
  "who has access through a workspace role is shown by name, with every role that gives it and when they were last active",
  inWorld(async ({ db, as, workspaces, people, miniPrograms: { latte } }) => {
    const { superApp, cafe, trams } = workspaces;
    await addMembership(db, cafe, people.admin, "developer_admin");
    const chief = await addMemberOf(db, cafe, "developer_admin", "Zoe Chief");
    await db.update(allPeople).set({ lastActiveAt: testNow }).where(eq(allPeople.id, chief.id));
    // None of these: blocked, of another workspace, of a role that gives none, a member.
    const blocked = await addMemberOf(db, trams, "developer_admin", "Bert Blocked");
    await addMembership(db, superApp, blocked, "workspace_admin", "blocked");
    await addMemberOf(db, cafe, "developer", "Dora Developer");
    expect(await listAccess(await as("latteDeveloper"), latte)).toEqual({
      people: [
        {
          personId: people.admin.id,
          name: "Ada Admin",
          roles: [
            { role: "workspace_admin", workspace: superApp.name },
            { role: "developer_admin", workspace: "Corner Cafe" },
          ],
          lastActiveAt: null,
        },
        {
          personId: chief.id,
          name: "Zoe Chief",
          roles: [{ role: "developer_admin", workspace: "Corner Cafe" }],
          lastActiveAt: testNow,
        },
      ],
      next: null,
    });
    await expect(listAccess(await as("tramAdmin"), latte)).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "who has access comes 20 at a time, also where many have one name",
  inWorld(async ({ db, as, workspaces, miniPrograms: { latte } }) => {
    const ctx = await as("latteDeveloper");
    // With Ada Admin.
    for (let count = 0; count < 19; count++) await addMemberOf(db, workspaces.cafe, "developer_admin", "Same Name");
    const full = await listAccess(ctx, latte);
    expect([full.people.length, full.next]).toEqual([20, null]);
    for (let count = 0; count < 3; count++) await addMemberOf(db, workspaces.cafe, "developer_admin", "Same Name");
    const first = await listAccess(ctx, { ...latte, after: null });
    const second = await listAccess(ctx, { ...latte, after: first.next });
    expect([first.people.length, second.people.length, second.next]).toEqual([20, 3, null]);
    const shown = [...first.people, ...second.people].map(({ personId }) => personId);
    expect(new Set(shown).size).toBe(23);
  }),
);
