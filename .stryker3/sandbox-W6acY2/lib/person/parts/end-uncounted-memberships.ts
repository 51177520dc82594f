import { sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, miniProgramMembers, miniPrograms } from "../../../db/schema";

/**
 * Ends the mini program memberships that no workspace membership of the person counts for any more: those of the owning
 * workspace and of the super-app workspace do, also blocked ones. Runs after the one that ends was deleted. Answers
 * with the names of the mini programs.
 */
export async function endUncountedMemberships(db: Db, personId: string): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    delete from ${miniProgramMembers} using ${miniPrograms}
    where ${miniPrograms.id} = ${miniProgramMembers.miniProgramId} and ${miniProgramMembers.personId} = ${personId}
      and not exists (
        select from ${memberships} where ${memberships.personId} = ${personId}
          and (${memberships.workspaceId} = ${miniPrograms.workspaceId} or ${memberships.workspaceKind} = 'super_app')
      )
    returning ${miniPrograms.name} as name`);
  return rows.map(({ name }) => name).sort();
}
