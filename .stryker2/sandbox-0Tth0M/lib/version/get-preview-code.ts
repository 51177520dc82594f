import { and, eq, isNull } from "drizzle-orm";
import { miniPrograms, suspensions, versions } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { whyClosed } from "../qr-code/parts/why-closed";
import { findPreviewCode, type PreviewCode } from "../qr-code/parts/find-preview-code";

/** The preview code of one version, or in a sentence why it opens nothing now. */
export async function getPreviewCode(
  ctx: Ctx,
  input: { id: string; number: string },
): Promise<{ code: PreviewCode } | { whyNot: string }> {
  return permitted(ctx, async () => {
    const { id, number } = input;
    await permittedMiniProgram(ctx, id, "version.preview");
    const [version] = await ctx.db
      .select({
        state: versions.state,
        program: { state: miniPrograms.state, suspendedAt: suspensions.suspendedAt },
      })
      .from(versions)
      .innerJoin(miniPrograms, eq(miniPrograms.id, versions.miniProgramId))
      .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
      .where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
    if (!version) throw notFound(`There is no version ${number.slice(0, 14)} of this mini program.`);
    const { state, program } = version;
    if (state === "canceled" || state === "offline") {
      return { whyNot: "This version is over, so its code opens nothing any more." };
    }
    const closed = whyClosed(program);
    if (closed !== null) return { whyNot: closed };
    const code = await findPreviewCode(ctx, id, number);
    if (!code) return { whyNot: "This version has no preview code." };
    return { code };
  });
}
