import { desc, eq } from "drizzle-orm";
import { membershipGrants, people, workspaces } from "../../db/schema";
import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

const shown = 20;

export type OperatorGrant = { email: string; grantedAt: Date; usedAt: Date | null; person: string | null };

/** What the operator gave on the host, newest first: every Workspace Admin sees it. */
export async function listOperatorGrants(ctx: Ctx): Promise<OperatorGrant[]> {
  return permitted(ctx, async () => {
    const [superApp] = await ctx.db
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.kind, "super_app"));
    assertCan(ctx.actor, "workspace.manage", superApp ? { workspace: superApp } : {});
    return ctx.db
      .select({
        email: membershipGrants.emailKey,
        grantedAt: membershipGrants.createdAt,
        usedAt: membershipGrants.usedAt,
        person: people.name,
      })
      .from(membershipGrants)
      .leftJoin(people, eq(people.id, membershipGrants.personId))
      .where(eq(membershipGrants.source, "operator"))
      .orderBy(desc(membershipGrants.createdAt))
      .limit(shown);
  });
}
