import { and, eq, isNull, ne } from "drizzle-orm";
import { qrCodes } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, notFound } from "../errors";
import { encodedQuery } from "./app-link";
import type { DeleteQrCode } from "./inputs";
import { holdForCodes } from "./parts/hold-for-codes";

/** From now on whoever scans it is told that it is not in use any more. The default one can be restored, others not. */
export async function deleteQrCode(ctx: Ctx, input: DeleteQrCode): Promise<{ kind: "default" | "page" }> {
  return inTransaction(ctx, async (ctx) => {
    const { name: program, subject } = await holdForCodes(ctx, input.id);
    const isIt = and(eq(qrCodes.id, input.code), eq(qrCodes.miniProgramId, input.id), ne(qrCodes.kind, "preview"));
    const [code] = await ctx.db.select().from(qrCodes).where(isIt);
    if (!code) throw notFound("There is no such QR code of this mini program.");
    const deleted = { deletedAt: ctx.now(), deletedBy: ctx.actor.personId };
    const changed = await ctx.db
      .update(qrCodes)
      .set(deleted)
      .where(and(isIt, isNull(qrCodes.deletedAt)))
      .returning({ id: qrCodes.id });
    if (changed.length === 0) throw conflict("This QR code is deleted already.");
    const kind = code.kind === "default" ? "default" : "page";
    const { name: called, page, parameters } = code;
    await record(ctx, "qr_code.deleted", subject, {
      name: program,
      code: code.id,
      ...(kind === "page" && { called, page, query: encodedQuery(parameters) }),
    });
    return { kind };
  });
}
