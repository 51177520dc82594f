import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniProgramMembers } from "@/db/schema";
import { neverOrphaning } from "@/lib/access/never-orphaned";
import { leave } from "@/lib/member/leave";
import { removeMember } from "@/lib/member/remove-member";
import { setMemberRole } from "@/lib/member/set-member-role";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { refusals, type Contender } from "@/tests/support/race";
import { roleRace } from "@/tests/support/role-race";
import { raceRounds } from "@/tests/support/rounds";
import {
  addMemberOf,
  addMiniProgram,
  addWorkspace,
  superAppWorkspace,
  testNow,
  type Person,
} from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const admin = await addMemberOf(db, await superAppWorkspace(db), "workspace_admin", "Ada Admin");
const workspace = await addWorkspace(db);
const [one, other] = [await addMemberOf(db, workspace, "developer"), await addMemberOf(db, workspace, "developer")];
const { id } = await addMiniProgram(db, workspace, admin);

/** Both are active and its Developer Admins. */
async function begin(): Promise<void> {
  const values = [one, other].map(
    (person) => sql`(${id}, ${person.id}::uuid, 'developer_admin', ${admin.id}::uuid, now())`,
  );
  await db.execute(sql`
    insert into ${miniProgramMembers} (mini_program_id, person_id, role, added_by, created_at)
    values ${sql.join(values, sql`, `)} on conflict (mini_program_id, person_id) do update set role = 'developer_admin'
    where mini_program_members.role <> 'developer_admin'`);
  await db.execute(sql`
    insert into ${memberships} (workspace_id, workspace_kind, person_id, role, created_at)
    values (${workspace.id}, 'developer', ${other.id}, 'developer', now())
    on conflict (workspace_id, person_id) do update set status = 'active' where memberships.status <> 'active'`);
}
await begin();

const actors = { admin: await actorOf(db, admin), other: await actorOf(db, other) };
const as = (db: Db, who: keyof typeof actors) => ({
  db,
  actor: actors[who],
  now: () => testNow,
  outreach: testOutreach,
  scanForViruses: null,
});

const removing =
  (person: Person): Contender =>
  (db) =>
    removeMember(as(db, "admin"), { id, personId: person.id });
const demoting =
  (person: Person): Contender =>
  (db) =>
    setMemberRole(as(db, "admin"), { id, personId: person.id, role: "developer" });
const deleting =
  (person: Person): Contender =>
  (db) =>
    neverOrphaning(() => db.execute(sql`delete from ${miniProgramMembers} where person_id = ${person.id}`));
const blocking: Contender = (db) =>
  neverOrphaning(() => db.execute(sql`update ${memberships} set status = 'blocked' where person_id = ${other.id}`));
const leavingWorkspace: Contender = (db) =>
  neverOrphaning(() => db.execute(sql`delete from ${memberships} where person_id = ${other.id}`));

const meetings: [string, Contender, Contender][] = [
  ["both are removed", removing(one), removing(other)],
  ["both are demoted", demoting(one), demoting(other)],
  ["one is removed, the other blocked in the workspace", removing(one), blocking],
  ["one is demoted, the other removed from the workspace", demoting(one), leavingWorkspace],
  ["one is removed, the other leaves", removing(one), (db) => leave(as(db, "other"), { id })],
  ["both are taken out past every operation", deleting(one), deleting(other)],
];

test.each(meetings)(
  "of the last two Developer Admins one stays, every time, when %s at the same moment",
  async (_, first, second) => {
    const race = roleRace(database);
    for (let count = 0; count < raceRounds; count++) {
      await begin();
      const failed = refusals(await race.once([first, second]));
      expect(failed).toMatchObject([
        { kind: "conflict", message: expect.stringContaining("without an active Developer Admin") as string },
      ]);
    }
    expect(race.waited()).toBe(raceRounds / 2);
  },
);
