import { and, asc, eq, notExists, or, sql } from "drizzle-orm";
import { memberships, miniProgramMembers, people, workspaces } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import type { Role } from "../vocabulary";

const accessPageSize = 20;

export type Access = {
  personId: string;
  name: string;
  roles: { role: Role; workspace: string }[];
  lastActiveAt: Date | null;
};

export type AccessPage = { people: Access[]; next: string | null };

/** Who else has access, through a workspace role: Workspace Admins, and the Developer Admins of the owning workspace. */
export async function listAccess(ctx: Ctx, input: { id: string; after?: string | null }): Promise<AccessPage> {
  return permitted(ctx, async () => {
    const { id, workspaceId } = await permittedMiniProgram(ctx, input.id, "member.view");
    const rows = await accessAfter(ctx.db).execute({ id, workspaceId, after: input.after ?? null });
    const shown = rows.slice(0, accessPageSize);
    return { people: shown, next: rows.length > accessPageSize ? (shown.at(-1)?.personId ?? null) : null };
  });
}

const accessAfter = prepared((db) => {
  const [id, after] = [sql.placeholder("id"), sql.placeholder("after")];
  const givesAccess = or(
    eq(memberships.role, "workspace_admin"),
    and(eq(memberships.workspaceId, sql.placeholder("workspaceId")), eq(memberships.role, "developer_admin")),
  );
  const isMember = db
    .select({ personId: miniProgramMembers.personId })
    .from(miniProgramMembers)
    .where(and(eq(miniProgramMembers.miniProgramId, id), eq(miniProgramMembers.personId, people.id)));
  const isBeyond = sql`(${after}::uuid is null
    or (${people.name}, ${people.id}) > (select p.name, p.id from ${people} p where p.id = ${after}))`;
  return db
    .select({
      personId: people.id,
      name: people.name,
      lastActiveAt: people.lastActiveAt,
      roles: sql<Access["roles"]>`json_agg(json_build_object(
        'role', ${memberships.role}, 'workspace', ${workspaces.name}) order by ${memberships.workspaceKind} desc)`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(eq(memberships.status, "active"), givesAccess, notExists(isMember), isBeyond))
    .groupBy(people.id)
    .orderBy(asc(people.name), asc(people.id))
    .limit(accessPageSize + 1)
    .prepare("access_after");
});
