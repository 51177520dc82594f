import { and, eq, exists, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, miniProgramMembers, miniPrograms } from "../../../db/schema";
import { prepared } from "../../prepared";
import { countsThrough } from "./counts-through";

/** Who alone keeps this mini program from having no Developer Admin, or null where more than one could run it. */
export async function findLastAdmin(db: Db, miniProgram: { id: string; workspaceId: string }): Promise<string | null> {
  const [runsWorkspace] = await adminOfWorkspace(db).execute(miniProgram);
  if (runsWorkspace) return null;
  const admins = await db
    .select({ personId: miniProgramMembers.personId })
    .from(miniProgramMembers)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramMembers.miniProgramId))
    .where(
      and(
        eq(miniProgramMembers.miniProgramId, miniProgram.id),
        eq(miniProgramMembers.role, "developer_admin"),
        exists(
          db
            .select({ personId: memberships.personId })
            .from(memberships)
            .where(and(eq(memberships.personId, miniProgramMembers.personId), countsThrough())),
        ),
      ),
    )
    .limit(2);
  return admins.length === 1 ? (admins[0]?.personId ?? null) : null;
}

/** By itself, as it is enough for most; the members are asked only where nobody runs the workspace. */
const adminOfWorkspace = prepared((db) =>
  db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, sql.placeholder("workspaceId")),
        eq(memberships.role, "developer_admin"),
        eq(memberships.status, "active"),
      ),
    )
    .limit(1)
    .prepare("admin_of_workspace"),
);
