import type { Standing } from "./actor";
import { assertCan, can } from "./can";
import type { Action } from "./matrix";
import { findStanding } from "./parts/find-standing";
import type { Ctx } from "../context";
import { notFound } from "../errors";

/** How a mini program stands to the actor, or "not found" where it does not exist, is hidden, or the actor may not do this. */
export async function permittedMiniProgram(ctx: Ctx, id: string, action: Action): Promise<Standing> {
  if (!isMiniProgramId(id)) throw notFound();
  const row = await findStanding(ctx, id);
  if (!row) throw notFound();
  const { state, ...miniProgram } = row;
  // Of a deleted one whoever may restore it sees the header; it has nothing else, and for the others it is gone.
  const isOfDeleted = action === "miniProgram.view" || action === "miniProgram.restore";
  if (state === "deleted" && !(isOfDeleted && can(ctx.actor, "miniProgram.restore", { miniProgram }))) {
    throw notFound();
  }
  assertCan(ctx.actor, action, { miniProgram });
  return miniProgram;
}

/** What stands in an address may be anything, also what the database would not take for a text. */
export function isMiniProgramId(id: string): boolean {
  return /^[1-9][0-9]{15}$/.test(id);
}
