import { and, eq, isNull, or } from "drizzle-orm";
import { logos } from "../../../db/schema";
import type { Ctx } from "../../context";
import { invalid } from "../../errors";
import type { Held } from "./lock-information";

/** Makes a draft the mini program's own. Its former logos stay with it, for the history. */
export async function takeLogo(ctx: Ctx, held: Held, logo: string | null): Promise<void> {
  if (logo === null || logo === held.state.general.logo) return;
  const isOwnDraft = and(isNull(logos.miniProgramId), eq(logos.addedBy, ctx.actor.personId));
  const [taken] = await ctx.db
    .update(logos)
    .set({ miniProgramId: held.id })
    .where(and(eq(logos.id, logo), or(eq(logos.miniProgramId, held.id), isOwnDraft)))
    .returning({ id: logos.id });
  if (!taken) throw invalid({ logo: ["The chosen logo is no longer kept. Choose it again."] });
}
