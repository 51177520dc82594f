import { eq } from "drizzle-orm";
import { logos } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { permittedMiniProgram } from "../access/permitted-mini-program";

/** A logo as WebP: of a mini program that the actor may see, or their own draft. */
export async function getLogo(ctx: Ctx, input: { logoId: string; size: "full" | "thumbnail" }): Promise<Buffer> {
  return permitted(ctx, async () => {
    const [logo] = await ctx.db
      .select({
        image: input.size === "full" ? logos.image : logos.thumbnail,
        miniProgramId: logos.miniProgramId,
        addedBy: logos.addedBy,
      })
      .from(logos)
      .where(eq(logos.id, input.logoId));
    if (!logo) throw notFound();
    if (logo.miniProgramId !== null) await permittedMiniProgram(ctx, logo.miniProgramId, "miniProgram.view");
    else if (logo.addedBy !== ctx.actor.personId) throw notFound();
    return logo.image;
  });
}
