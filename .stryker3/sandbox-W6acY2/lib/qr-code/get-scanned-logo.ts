import { eq } from "drizzle-orm";
import { logos, miniPrograms, qrCodes } from "../../db/schema";
import type { Ctx } from "../context";
import { followQrCode } from "./follow-qr-code";

/** The small logo for the page behind a code that leads somewhere, or null. WebP. */
export async function getScannedLogo(
  ctx: Pick<Ctx, "db" | "outreach">,
  input: { token: string },
): Promise<Buffer | null> {
  const followed = await followQrCode(ctx, input);
  if (followed.outcome !== "opens" && followed.outcome !== "empty") return null;
  const [found] = await ctx.db
    .select({ thumbnail: logos.thumbnail })
    .from(qrCodes)
    .innerJoin(miniPrograms, eq(miniPrograms.id, qrCodes.miniProgramId))
    .innerJoin(logos, eq(logos.id, miniPrograms.logoId))
    .where(eq(qrCodes.token, input.token));
  return found?.thumbnail ?? null;
}
