import { and, eq, isNull } from "drizzle-orm";
import { miniPrograms, suspensions } from "../../db/schema";
import type { Ctx } from "../context";
import { conflict } from "../errors";
import { findPreviewCode, type PreviewCode } from "../qr-code/parts/find-preview-code";
import { whyClosed } from "../qr-code/parts/why-closed";
import { inspectRequest } from "./parts/inspect";

export type PreviewCodeOfRequest = { title: string; version: string; code: PreviewCode };

/** The preview code of the version that a request wants to publish, for whoever decides about it while it is in review. */
export async function getPreviewCodeOfRequest(ctx: Ctx, input: { number: number }): Promise<PreviewCodeOfRequest> {
  return inspectRequest(ctx, input.number, async (ctx, { miniProgramId, subject: version, title, closedAt }) => {
    if (closedAt !== null)
      throw conflict(
        "This request is closed. The app serves its version to whoever decides only while it is in review.",
      );
    const about = miniProgramId === null ? undefined : await findProgram(ctx, miniProgramId);
    const code = about && (await findPreviewCode(ctx, about.id, version));
    if (!code) throw conflict("The version is gone, and its preview code with it.");
    const closed = whyClosed(about);
    if (closed !== null) throw conflict(closed);
    return { details: { looked: "showed the preview code" }, found: { title, version, code } };
  });
}

async function findProgram({ db }: Ctx, id: string) {
  const [found] = await db
    .select({ id: miniPrograms.id, state: miniPrograms.state, suspendedAt: suspensions.suspendedAt })
    .from(miniPrograms)
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .where(eq(miniPrograms.id, id));
  return found;
}
