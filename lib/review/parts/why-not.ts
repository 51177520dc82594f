import { eq } from "drizzle-orm";
import { workspaces } from "../../../db/schema";
import { findHolders } from "../../access/holders";
import type { Ctx } from "../../context";
import type { Verdict } from "../four-eyes";

const named = 3;

/** Why somebody who decides requests does not decide this one, and who does. */
export async function whyNot(
  ctx: Ctx,
  { openedBy }: { openedBy: string },
  verdict: Extract<Verdict, { may: "not" }>,
): Promise<string> {
  const why =
    openedBy === ctx.actor.personId ? "You asked for this yourself" : "You uploaded or submitted this version yourself";
  if (verdict.because === "others_can") {
    return `${why}, so somebody else decides it: ${inWords(verdict.others.map(({ name }) => name))}.`;
  }
  return `${why}. ${await waitsForSecond(ctx)}`;
}

/** What is said where nobody may decide, and nobody involved is allowed to. */
export async function waitsForSecond(ctx: Ctx): Promise<string> {
  const [superApp] = await ctx.db
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.kind, "super_app"));
  const inviters = superApp
    ? await findHolders(ctx.db, ctx.actor, { action: "workspace.manage", workspaceId: superApp.id })
    : [];
  return `This request waits for a second approver. ${inWords(inviters)} can invite one.`;
}

/** "Ann, Ben and 2 more" */
export function inWords(names: string[]): string {
  const more = names.length - named;
  return names.slice(0, named).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
