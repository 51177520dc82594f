import { and, asc, eq, ne } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Ctx } from "../../context";

/** The first mini programs of a workspace that are not deleted, by name. */
export async function ownedMiniPrograms(ctx: Ctx, workspaceId: string, most: number) {
  return ctx.db
    .select({ id: miniPrograms.id, name: miniPrograms.name })
    .from(miniPrograms)
    .where(and(eq(miniPrograms.workspaceId, workspaceId), ne(miniPrograms.state, "deleted")))
    .orderBy(asc(miniPrograms.sortName), asc(miniPrograms.id))
    .limit(most);
}
