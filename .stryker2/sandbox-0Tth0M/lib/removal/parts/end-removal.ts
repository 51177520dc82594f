import { and, eq, isNull } from "drizzle-orm";
import { removals } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { RemovalEnding } from "../../vocabulary";

/** Ends the removal that is under way. The mini program is held by the caller. */
export async function endRemoval(
  { db, now }: Pick<Ctx, "db" | "now">,
  miniProgramId: string,
  ending: RemovalEnding,
): Promise<void> {
  await db
    .update(removals)
    .set({ endedAt: now(), ending })
    .where(and(eq(removals.miniProgramId, miniProgramId), isNull(removals.endedAt)));
}
