import { and, asc, eq, inArray } from "drizzle-orm";
import { memberships, people, workspaces } from "../../db/schema";
import type { Ctx } from "../context";

const shown = 5;

export type WayIn = {
  /** Whether they are a member somewhere and blocked, rather than a member nowhere. */
  isBlocked: boolean;
  /** The workspaces whose admins are named: those that block them, else the super-app workspace. */
  workspaces: string[];
  admins: { personId: string; name: string; email: string | null }[];
};

/** Whom somebody asks who has no access: at most 5 of the people who could give it. */
export async function findWayIn(ctx: Ctx): Promise<WayIn> {
  const blocked = await ctx.db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(eq(memberships.personId, ctx.actor.personId), eq(memberships.status, "blocked")))
    .orderBy(asc(workspaces.nameKey));
  const superApp = await ctx.db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.kind, "super_app"));
  const asked = blocked.length > 0 ? blocked : superApp;
  const admins = await ctx.db
    .selectDistinct({ personId: people.id, name: people.name, email: people.email })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        inArray(
          memberships.workspaceId,
          asked.map(({ id }) => id),
        ),
        inArray(memberships.role, ["workspace_admin", "developer_admin"]),
        eq(memberships.status, "active"),
      ),
    )
    .orderBy(asc(people.name))
    .limit(shown);
  return { isBlocked: blocked.length > 0, workspaces: asked.map(({ name }) => name), admins };
}
