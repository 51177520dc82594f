import { eq } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import { stillPermitted } from "../../access/parts/still-permitted";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";

/** The mini program whose codes the actor may manage, held until the transaction ends. */
export async function holdForCodes(ctx: Ctx, id: string) {
  await permittedMiniProgram(ctx, id, "qrCode.manage");
  const [held] = await ctx.db
    .select({ name: miniPrograms.name, type: miniPrograms.type })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id))
    .for("no key update");
  const { workspaceId } = await stillPermitted(ctx, id, "qrCode.manage");
  if (!held) throw notFound();
  return { ...held, subject: { kind: "mini_program" as const, id, workspaceId } };
}
