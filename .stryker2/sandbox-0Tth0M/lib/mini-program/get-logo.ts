import { and, eq } from "drizzle-orm";
import { approvalRequests, logos } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { permittedMiniProgram } from "../access/permitted-mini-program";

/** A logo as WebP: of a mini program that the actor may see or decides about, or their own draft. */
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
    if (logo.miniProgramId !== null) {
      if (!(await isDecidedOn(ctx, logo.miniProgramId))) {
        await permittedMiniProgram(ctx, logo.miniProgramId, "miniProgram.view");
      }
    } else if (logo.addedBy !== ctx.actor.personId) throw notFound();
    return logo.image;
  });
}

/** Whoever decides on a version sees the logo that its request shows. */
async function isDecidedOn({ db, actor }: Ctx, miniProgramId: string): Promise<boolean> {
  if (!can(actor, "approval.inspect")) return false;
  const asked = and(eq(approvalRequests.miniProgramId, miniProgramId), eq(approvalRequests.category, "publish"));
  return (await db.select({ number: approvalRequests.number }).from(approvalRequests).where(asked).limit(1)).length > 0;
}
