import { and, eq } from "drizzle-orm";
import { memberships, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import { conflict } from "../../errors";

export const membershipOf = (workspaceId: string, personId: string) =>
  and(eq(memberships.workspaceId, workspaceId), eq(memberships.personId, personId));

/** The membership as it stands, held until the end of the transaction. */
export async function heldMembership(ctx: Ctx, workspaceId: string, personId: string) {
  const [membership] = await ctx.db
    .select({ role: memberships.role, status: memberships.status, source: memberships.source, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(membershipOf(workspaceId, personId))
    .for("update", { of: memberships });
  if (!membership) throw conflict("This person is not a member of the workspace any more. Reload the page.");
  return membership;
}
