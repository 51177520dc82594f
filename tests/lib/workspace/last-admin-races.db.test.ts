import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { blockMember } from "@/lib/workspace/block-member";
import { leaveWorkspace } from "@/lib/workspace/leave-workspace";
import { removeMember } from "@/lib/workspace/remove-member";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { refusals, type Contender } from "@/tests/support/race";
import { roleRace } from "@/tests/support/role-race";
import { raceRounds } from "@/tests/support/rounds";
import { addMemberOf, superAppWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const superApp = await superAppWorkspace(db);
const one = await addMemberOf(db, superApp, "workspace_admin", "Una One");
const other = await addMemberOf(db, superApp, "workspace_admin", "Otto Other");
const actors = { one: await actorOf(db, one), other: await actorOf(db, other) };
const as = (db: Db, who: keyof typeof actors): Ctx => ({
  db,
  actor: actors[who],
  now: () => testNow,
  outreach: testOutreach,
  scanForViruses: null,
});

/** Both are active Workspace Admins, and nobody else is. */
async function begin(): Promise<void> {
  const values = [one, other].map(
    ({ id }) => sql`(${superApp.id}::uuid, 'super_app', ${id}::uuid, 'workspace_admin', now())`,
  );
  await db.execute(sql`
    insert into ${memberships} (workspace_id, workspace_kind, person_id, role, created_at)
    values ${sql.join(values, sql`, `)}
    on conflict (workspace_id, person_id) do update set role = 'workspace_admin', status = 'active'
    where memberships.role <> 'workspace_admin' or memberships.status <> 'active'`);
}

const workspace = superApp.id;
const removing: [Contender, Contender] = [
  (db) => removeMember(as(db, "one"), { workspace, person: other.id }),
  (db) => removeMember(as(db, "other"), { workspace, person: one.id }),
];
const demoting: [Contender, Contender] = [
  (db) => setWorkspaceRole(as(db, "one"), { workspace, person: other.id, role: "workspace_reviewer" }),
  (db) => setWorkspaceRole(as(db, "other"), { workspace, person: one.id, role: "workspace_developer" }),
];
const blocking: [Contender, Contender] = [
  (db) => blockMember(as(db, "one"), { workspace, person: other.id }),
  (db) => blockMember(as(db, "other"), { workspace, person: one.id }),
];
const leaving: Contender = (db) => leaveWorkspace(as(db, "one"), { workspace });

const meetings: [string, Contender, Contender][] = [
  ["remove each other", ...removing],
  ["demote each other", ...demoting],
  ["block each other", ...blocking],
  ["go by a block and by leaving", blocking[0], leaving],
];

test.each(meetings)(
  "of the last two Workspace Admins one stays, every time, when both %s at the same moment",
  async (_, first, second) => {
    const race = roleRace(database);
    for (let count = 0; count < raceRounds; count++) {
      await begin();
      expect(refusals(await race.once([first, second]))).toMatchObject([
        // Told that nobody else is one, or that they are none themself any more.
        { kind: expect.stringMatching(/^(?:conflict|forbidden|not_found)$/) as string },
      ]);
    }
    expect(race.waited()).toBe(raceRounds / 2);
  },
);
