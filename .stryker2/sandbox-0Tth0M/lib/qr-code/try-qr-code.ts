import type { Ctx } from "../context";
import { appLink } from "./app-link";
import { drawSvg, fitsInCode } from "./draw";
import { getQrCodeForm } from "./get-qr-code-form";
import type { TryQrCode } from "./inputs";
import { warningOf } from "./parts/find-known-pages";
import { readPage } from "./read-page";

export type TriedQrCode = {
  /** What opens the app, and the same drawn as SVG, to scan before anything is made; null where it is too long for that. */
  link: string;
  drawing: string | null;
  warning: string | null;
};

/** Where a code of these parts would lead, or why it cannot lead there. For whoever may have the form. */
export async function tryQrCode(ctx: Ctx, input: TryQrCode): Promise<TriedQrCode | { whyNot: string }> {
  const { id, url, parameters } = input;
  const { type, known, h5Domains } = await getQrCodeForm(ctx, { id });
  const read = readPage(url, type, h5Domains);
  if ("fault" in read) return { whyNot: read.fault };
  const link = appLink(ctx.outreach.appLinkScheme, id, { page: read.page, parameters, version: null });
  const drawing = fitsInCode(link) ? await drawSvg(link) : null;
  return { link, drawing, warning: warningOf(read.page, known) };
}
