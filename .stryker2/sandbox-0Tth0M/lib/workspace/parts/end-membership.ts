import { memberships } from "../../../db/schema";
import type { Ctx } from "../../context";
import { endUncountedMemberships } from "../../person/parts/end-uncounted-memberships";
import { membershipOf } from "./held-membership";

/** Takes a person out of a workspace, and out of the mini programs where only this membership let them be. */
export async function endMembership(ctx: Ctx, workspaceId: string, personId: string): Promise<string[]> {
  await ctx.db.delete(memberships).where(membershipOf(workspaceId, personId));
  return endUncountedMemberships(ctx.db, personId);
}
