import { and, eq } from "drizzle-orm";
import { qrCodes } from "../../../db/schema";
import type { Ctx } from "../../context";
import { appLink } from "../app-link";
import { drawSvg } from "../draw";
import { codeLink } from "./token";

export type PreviewCode = {
  /** What the code holds, and the same drawn as SVG. */
  link: string;
  drawing: string;
  /** What a scan opens the app with. */
  opens: string;
};

/** The code by which those who may see a version try it in the app; null where the version has none. Asks for no right. */
export async function findPreviewCode(ctx: Ctx, id: string, version: string): Promise<PreviewCode | null> {
  const [found] = await ctx.db
    .select({ token: qrCodes.token })
    .from(qrCodes)
    .where(and(eq(qrCodes.miniProgramId, id), eq(qrCodes.kind, "preview"), eq(qrCodes.version, version)));
  if (!found) return null;
  const { appUrl, appLinkScheme } = ctx.outreach;
  const link = codeLink(appUrl, found.token);
  const opens = appLink(appLinkScheme, id, { page: "", parameters: [], version });
  return { link, drawing: await drawSvg(link), opens };
}
