import { eq } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { FactsOf } from "./find-facts";
import { setState } from "./set-state";

/** Makes room for a version that everybody gets: the released one is archived, and the mini program shows the new one. */
export async function replaceReleased(ctx: Ctx, { number, released, miniProgram }: FactsOf): Promise<void> {
  const { id } = miniProgram;
  if (released) {
    const words = `Replaced by ${number}.`;
    await setState(ctx, "replace", { id, number: released.number, state: "released" }, { words });
  }
  await ctx.db
    .update(miniPrograms)
    .set({ state: "released", releasedVersion: number, archivedAt: null })
    .where(eq(miniPrograms.id, id));
}
