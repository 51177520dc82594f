import { and, eq, lte, sql } from "drizzle-orm";
import { miniProgramMembers } from "../../../db/schema";
import { asTheyStandNow } from "../../access/parts/as-they-stand-now";
import type { Ctx } from "../../context";
import { forbidden } from "../../errors";

/**
 * Answers with what to call before each batch: it reads the person's roles anew and throws once they are others than at the beginning. An
 * export that went on with fewer rights would look complete.
 */
export async function watchRights(ctx: Ctx): Promise<() => Promise<Ctx>> {
  const began = ctx.now();
  const permitted = rolesOf(ctx);
  const atFirst = await rightsOf(ctx, began);
  return async () => {
    const now = await rightsOf(ctx, began);
    const isLess = now.roles !== permitted || now.runs < atFirst.runs || now.isOn < atFirst.isOn;
    if (isLess) throw forbidden("Your roles changed while the export was made, so it ends here. Start it again.");
    return now.ctx;
  };
}

async function rightsOf(ctx: Ctx, began: Date) {
  const [current, [held]] = await Promise.all([
    asTheyStandNow(ctx),
    ctx.db
      .select({
        isOn: sql<number>`count(*)::int`,
        runs: sql<number>`(count(*) filter (where ${miniProgramMembers.role} = 'developer_admin'))::int`,
      })
      .from(miniProgramMembers)
      .where(and(eq(miniProgramMembers.personId, ctx.actor.personId), lte(miniProgramMembers.createdAt, began))),
  ]);
  return { ctx: current, roles: rolesOf(current), isOn: held?.isOn ?? 0, runs: held?.runs ?? 0 };
}

function rolesOf({ actor }: Ctx): string {
  const roles = actor.memberships.map(({ workspaceId, role }) => `${workspaceId} ${role}`);
  return roles.toSorted().join();
}
