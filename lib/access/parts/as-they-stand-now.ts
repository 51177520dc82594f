import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, workspaces } from "../../../db/schema";
import type { Actor } from "../actor";

/** The context with the actor as they stand at this moment: whoever has waited may have waited for their own end. */
export async function asTheyStandNow<C extends { db: Db; actor: Actor; standings?: unknown }>(ctx: C): Promise<C> {
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
  return { ...ctx, standings: undefined, actor: { ...ctx.actor, memberships: held } };
}
