import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { memberships, miniProgramMembers, people } from "../../db/schema";
import type { Refusal } from "../errors";
import { developerRoles, superAppRoles, type Role } from "../vocabulary";
import type { Actor } from "./actor";
import { scopeOf } from "./scopes";
import { rolesAllowed } from "./sentences";

/** People who may do here what was refused, those nearest to the refused person first. */
export async function findHolders(db: Db, actor: Actor, refusal: Refusal): Promise<string[]> {
  const rows = await db
    .select({
      name: people.name,
      distance: sql<number>`min(case when ${memberships.workspaceKind} = 'developer' then 0 when ${memberships.role} = 'workspace_admin' then 1 else 2 end)`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.status, "active"), counting(db, actor, refusal)))
    .groupBy(people.id, people.name)
    .orderBy(sql`2`, people.name)
    .limit(100);
  return rows.map(({ name }) => name);
}

/** The memberships through which somebody may do it: the same reading of the matrix as in `can`. */
function counting(db: Db, actor: Actor, { action, miniProgram, workspaceId }: Refusal): SQL | undefined {
  const allowed = rolesAllowed(action);
  const scope = scopeOf(action);
  const ofSuperApp = inArray(memberships.role, allowed.filter(isOf(superAppRoles)));
  if (scope === "super_app") return ofSuperApp;
  if (miniProgram && scope !== "workspace") return or(ofSuperApp, towardsMiniProgram(db, miniProgram, allowed));
  if (scope === "mini_program") return ofSuperApp;

  const here = workspaceId ? [workspaceId] : actor.memberships.map((membership) => membership.workspaceId);
  const inThese = and(inArray(memberships.workspaceId, here), inArray(memberships.role, allowed));
  const ofAdmins = and(eq(memberships.role, "workspace_admin"), inArray(memberships.role, allowed));
  return or(inThese, scope === "workspace" || workspaceId ? ofAdmins : ofSuperApp);
}

function towardsMiniProgram(db: Db, miniProgram: { id: string; workspaceId: string }, allowed: Role[]) {
  const owns = eq(memberships.workspaceId, miniProgram.workspaceId);
  const members = db
    .select({ personId: miniProgramMembers.personId })
    .from(miniProgramMembers)
    .where(
      and(
        eq(miniProgramMembers.miniProgramId, miniProgram.id),
        inArray(miniProgramMembers.role, allowed.filter(isOf(developerRoles))),
      ),
    );
  return or(
    and(owns, eq(memberships.role, "developer_admin"), inArray(memberships.role, allowed)),
    and(or(owns, eq(memberships.workspaceKind, "super_app")), inArray(memberships.personId, members)),
  );
}

const isOf =
  <R extends Role>(roles: readonly R[]) =>
  (role: Role): role is R =>
    (roles as readonly Role[]).includes(role);
