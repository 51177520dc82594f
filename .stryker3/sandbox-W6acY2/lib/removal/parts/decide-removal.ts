import { and, eq, isNull } from "drizzle-orm";
import { removals } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import { waits, type LifeStep } from "../../mini-program/lifecycle";
import { findLife } from "../../mini-program/parts/find-life";
import { assertOpen } from "../../mini-program/parts/hold-mini-program";
import { endRemoval } from "./end-removal";

type Request = { number: number; miniProgramId: string | null };

// What follows from each ending of a removal's request, whose mini program its reviewer holds.

/** From now on it can be carried out, for 30 days. */
export async function removalApproved(ctx: Ctx, request: Request): Promise<void> {
  const id = await steppingOn(ctx, "approveRemoval", request);
  const now = ctx.now();
  await ctx.db
    .update(removals)
    .set({ approvedAt: now, lapsesAt: new Date(now.getTime() + waits.approvedRemoval) })
    .where(and(eq(removals.miniProgramId, id), eq(removals.requestNumber, request.number), isNull(removals.endedAt)));
}

export async function removalRejected(ctx: Ctx, request: Request): Promise<void> {
  await endRemoval(ctx, await steppingOn(ctx, "rejectRemoval", request), "rejected");
}

export async function removalWithdrawn(ctx: Ctx, request: Request): Promise<void> {
  await endRemoval(ctx, await steppingOn(ctx, "withdrawRemoval", request), "withdrawn");
}

async function steppingOn(ctx: Ctx, step: LifeStep, { miniProgramId }: Request): Promise<string> {
  const life = miniProgramId === null ? null : await findLife(ctx, miniProgramId);
  if (!life) throw notFound();
  assertOpen(step, life);
  return life.id;
}
