import { eq } from "drizzle-orm";
import { approvalRequests } from "../../db/schema";
import { permittedPost, type Ctx } from "../context";
import { notFound } from "../errors";
import { assertDecides, assertWithdraws } from "./parts/permit";

type Asked = { number: number | null; by: "deciding" | "withdrawing" };

/** Throws for whoever may not decide, or withdraw, this request, before a word of their form is read. */
export async function assertMayClose(ctx: Ctx, input: Asked): Promise<void> {
  await permittedPost(ctx, async () => {
    if (input.number === null) throw notFound();
    const [request] = await ctx.db
      .select({
        category: approvalRequests.category,
        miniProgramId: approvalRequests.miniProgramId,
        workspaceId: approvalRequests.workspaceId,
        openedBy: approvalRequests.openedBy,
      })
      .from(approvalRequests)
      .where(eq(approvalRequests.number, input.number));
    if (!request) throw notFound();
    await (input.by === "deciding" ? assertDecides(ctx, request) : assertWithdraws(ctx, request));
  });
}
