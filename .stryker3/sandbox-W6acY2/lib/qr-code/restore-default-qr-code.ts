import { and, eq, isNotNull } from "drizzle-orm";
import { qrCodes } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { RestoreDefaultQrCode } from "./inputs";
import { holdForCodes } from "./parts/hold-for-codes";

/** Brings the default code back as it was: what was printed of it opens the app again. */
export async function restoreDefaultQrCode(ctx: Ctx, input: RestoreDefaultQrCode): Promise<{ code: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { name, subject } = await holdForCodes(ctx, input.id);
    const isDeleted = and(
      eq(qrCodes.miniProgramId, input.id),
      eq(qrCodes.kind, "default"),
      isNotNull(qrCodes.deletedAt),
    );
    const [restored] = await ctx.db
      .update(qrCodes)
      .set({ deletedAt: null, deletedBy: null })
      .where(isDeleted)
      .returning({ code: qrCodes.id });
    if (!restored) throw conflict("The default QR code is not deleted.");
    await record(ctx, "qr_code.restored", subject, { name, code: restored.code });
    return restored;
  });
}
