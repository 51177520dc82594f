import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { memberships, people, workspaces } from "../../db/schema";
import type { Ctx } from "../context";

const shown = 5;

export type WayIn = {
  /** Whether they are a member somewhere and blocked, rather than a member nowhere. */
  isBlocked: boolean;
  /** The workspaces whose admins are named: their own, else those that block them, else the super-app workspace. */
  workspaces: string[];
  admins: { personId: string; name: string; email: string | null }[];
};

/** Whom somebody asks who sees nothing: at most 5 of the people who could give access. */
export async function findWayIn(ctx: Ctx): Promise<WayIn> {
  const own = await ctx.db
    .select({ id: workspaces.id, name: workspaces.name, status: memberships.status })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(eq(memberships.personId, ctx.actor.personId), isNull(workspaces.removedAt)))
    .orderBy(asc(workspaces.nameKey));
  const active = own.filter(({ status }) => status === "active");
  const inOwn = active.length > 0 ? active : own;
  const asked = inOwn.length > 0 ? inOwn : await superAppWorkspace(ctx);
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
  return { isBlocked: own.length > 0 && active.length === 0, workspaces: asked.map(({ name }) => name), admins };
}

function superAppWorkspace(ctx: Ctx) {
  return ctx.db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.kind, "super_app"));
}
