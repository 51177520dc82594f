import { and, eq, inArray, or } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, miniProgramMembers } from "../../../db/schema";

/** Everyone whose work a mini program is: its members that count, and the Developer Admins of the workspace that owns it. */
export async function peopleOf(db: Db, { id, workspaceId }: { id: string; workspaceId: string }): Promise<string[]> {
  const members = db
    .select({ personId: miniProgramMembers.personId })
    .from(miniProgramMembers)
    .where(eq(miniProgramMembers.miniProgramId, id));
  const owns = eq(memberships.workspaceId, workspaceId);
  const found = await db
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.status, "active"),
        or(
          and(owns, eq(memberships.role, "developer_admin")),
          and(or(owns, eq(memberships.workspaceKind, "super_app")), inArray(memberships.personId, members)),
        ),
      ),
    )
    .orderBy(memberships.personId);
  return found.map(({ personId }) => personId);
}
