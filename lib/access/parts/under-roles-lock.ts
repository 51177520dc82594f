import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, workspaces } from "../../../db/schema";
import type { Actor } from "../actor";
import { lockRoles } from "../never-orphaned";

/** Like `lockRoles`; answers with the context as the actor stands behind the lock: they may have waited for their own end. */
export async function underRolesLock<C extends { db: Db; actor: Actor }>(ctx: C): Promise<C> {
  await lockRoles(ctx.db);
  const held = await ctx.db
    .select({
      workspaceId: workspaces.id,
      workspaceName: workspaces.name,
      workspaceKind: workspaces.kind,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(eq(memberships.personId, ctx.actor.personId), eq(memberships.status, "active")))
    .orderBy(asc(workspaces.nameKey));
  return { ...ctx, actor: { ...ctx.actor, memberships: held } };
}
