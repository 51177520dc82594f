import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { memberships, miniProgramMembers, miniPrograms as allMiniPrograms } from "@/db/schema";
import { neverOrphaning } from "@/lib/access/never-orphaned";
import { leave } from "@/lib/member/leave";
import { listMembers } from "@/lib/member/list-members";
import { removeMember } from "@/lib/member/remove-member";
import { setMemberRole } from "@/lib/member/set-member-role";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { inMemberWorld, type MemberWorld } from "@/tests/support/member-world";
import { addMembership, deletedBy } from "@/tests/support/world";

const inWorld = inMemberWorld(await freshDatabase());

/** Of `latte` only one Developer Admin is left: a member. */
const lone = (work: (world: MemberWorld) => Promise<void>) =>
  inWorld(async (world) => {
    const { cafeAdmin } = world.people;
    const developer = { role: "developer" } as const;
    await world.db.update(memberships).set(developer).where(eq(memberships.personId, cafeAdmin.id));
    await world.db.update(miniProgramMembers).set(developer).where(eq(miniProgramMembers.personId, cafeAdmin.id));
    await work(world);
  });

describe("the last Developer Admin", () => {
  test(
    "cannot leave, be removed or made Developer, and the list says why",
    lone(async ({ db, as, people, miniPrograms: { latte } }) => {
      const { id } = latte;
      const [lead, admin] = [await as("latteLead"), await as("admin")];
      const personId = people.latteLead.id;
      const why = { kind: "conflict", message: expect.stringContaining("without an active Developer Admin") as string };
      await expect(leave(lead, { id })).rejects.toMatchObject(why);
      await expect(removeMember(admin, { id, personId })).rejects.toMatchObject(why);
      await expect(setMemberRole(admin, { id, personId, role: "developer" })).rejects.toMatchObject(why);
      await expect(setMemberRole(lead, { id, personId, role: "developer" })).rejects.toMatchObject(why);
      expect(await auditTrace(db)).toEqual([]);
      const own = (await listMembers(lead, { id })).members.find(({ isYou }) => isYou);
      expect(own).toMatchObject({ isLastAdmin: true });
      expect(own?.leave?.closed).toMatch(/^You are the last Developer Admin/);
      const seen = (await listMembers(admin, { id })).members.find((member) => member.personId === personId);
      expect(seen?.remove?.closed).toMatch(/^Leo Latte is the last Developer Admin/);
    }),
  );

  test(
    "may go once another one is there, or somebody runs the workspace",
    lone(async ({ db, as, people, workspaces, miniPrograms: { latte } }) => {
      await setMemberRole(await as("admin"), {
        id: latte.id,
        personId: people.latteDeveloper.id,
        role: "developer_admin",
      });
      await leave(await as("latteLead"), latte);
      await addMembership(db, workspaces.cafe, people.outsider, "developer_admin");
      await leave(await as("latteDeveloper"), latte);
    }),
  );
});

describe("the database itself keeps the last one", () => {
  const refused = (world: MemberWorld, statement: (world: MemberWorld) => Promise<unknown>) =>
    expect(neverOrphaning(() => world.db.transaction((db) => statement({ ...world, db }))));
  const orphans = { kind: "conflict", message: expect.stringContaining("Latte Line would be left") as string };

  test(
    "when the membership, its role or its holder's place in the workspace goes, past every operation",
    lone(async (world) => {
      const person = world.people.latteLead.id;
      const statements = [
        sql`delete from ${miniProgramMembers} where person_id = ${person}`,
        sql`update ${miniProgramMembers} set role = 'developer' where person_id = ${person}`,
        sql`delete from ${memberships} where person_id = ${person}`,
        sql`update ${memberships} set status = 'blocked' where person_id = ${person}`,
      ];
      for (const statement of statements)
        await refused(world, ({ db }) => db.execute(statement)).rejects.toMatchObject(orphans);
    }),
  );

  test(
    "when whoever runs the workspace is its only Developer Admin",
    inWorld(async (world) => {
      const { db, people } = world;
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, people.latteLead.id));
      const person = people.cafeAdmin.id;
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, person));
      await refused(world, ({ db }) =>
        db.execute(sql`update ${memberships} set role = 'developer' where person_id = ${person}`),
      ).rejects.toMatchObject(orphans);
    }),
  );

  test(
    "by no membership that does not count, and of no mini program that is deleted",
    lone(async (world) => {
      const { db, people, miniPrograms } = world;
      // Blake is blocked and Remy removed; both still have their rows as Developer Admin.
      await refused(world, ({ db }) =>
        db.execute(sql`delete from ${miniProgramMembers} where person_id = ${people.latteLead.id}`),
      ).rejects.toMatchObject(orphans);
      await db
        .update(allMiniPrograms)
        .set(deletedBy(people.cafeAdmin))
        .where(eq(allMiniPrograms.id, miniPrograms.latte.id));
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, miniPrograms.latte.id));
    }),
  );

  test(
    "who is Workspace Admin too",
    inWorld(async (world) => {
      const person = world.people.admin.id;
      const statements = [
        sql`delete from ${memberships} where person_id = ${person}`,
        sql`update ${memberships} set status = 'blocked' where person_id = ${person}`,
        sql`update ${memberships} set role = 'workspace_reviewer' where person_id = ${person}`,
      ];
      for (const statement of statements) {
        await refused(world, ({ db }) => db.execute(statement)).rejects.toMatchObject({
          kind: "conflict",
          message: "Nobody else is an active Workspace Admin. Make somebody else one first.",
        });
      }
    }),
  );
});
