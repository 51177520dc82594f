import type { Ctx } from "../context";
import { conflict } from "../errors";
import { findPreviewCode, type PreviewCode } from "../qr-code/parts/find-preview-code";
import { findWhyClosed } from "../qr-code/parts/why-closed";
import { inspectRequest } from "./parts/inspect";

export type PreviewCodeOfRequest = { title: string; version: string; code: PreviewCode };

/** The preview code of the version that a request wants to publish, for whoever decides about it while it is in review. */
export async function getPreviewCodeOfRequest(ctx: Ctx, input: { number: number }): Promise<PreviewCodeOfRequest> {
  return inspectRequest(ctx, input.number, async (ctx, { miniProgramId, subject: version, title, closedAt }) => {
    if (closedAt !== null)
      throw conflict(
        "This request is closed. The app serves its version to whoever decides only while it is in review.",
      );
    const code = miniProgramId === null ? null : await findPreviewCode(ctx, miniProgramId, version);
    if (!code || miniProgramId === null) throw conflict("The version is gone, and its preview code with it.");
    const closed = await findWhyClosed(ctx.db, miniProgramId);
    if (closed !== null) throw conflict(closed);
    return { details: { looked: "showed the preview code" }, found: { title, version, code } };
  });
}
