import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { miniPrograms } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { MiniProgramType } from "../vocabulary";
import { findH5Domains } from "./parts/find-h5-domains";
import { findKnownPages, type KnownPages } from "./parts/find-known-pages";
import { findWhyClosed } from "./parts/why-closed";

export type QrCodeForm = {
  type: MiniProgramType;
  formKey: string;
  known: KnownPages;
  h5Domains: string[];
  closed: string | null;
};

/** What the form for a new code needs: which pages can be offered, and a key by which sending it twice makes one. */
export async function getQrCodeForm(ctx: Ctx, input: { id: string }): Promise<QrCodeForm> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "qrCode.manage");
    const [found] = await ctx.db
      .select({ type: miniPrograms.type })
      .from(miniPrograms)
      .where(eq(miniPrograms.id, input.id));
    if (!found) throw notFound();
    const known = await findKnownPages(ctx.db, input.id);
    const h5Domains = found.type === "html5" ? await findH5Domains(ctx.db, input.id) : [];
    const closed = await findWhyClosed(ctx.db, input.id);
    return { ...found, formKey: randomUUID(), known, h5Domains, closed };
  });
}
