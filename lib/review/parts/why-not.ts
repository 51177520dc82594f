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
    return `${why}, so somebody else decides it: ${inWords(
      verdict.others.map(({ name }) => name),
      "or",
    )}.`;
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

/** "Ann, Ben or one of 2 more", "Ann and Ben". */
export function inWords(names: string[], word: "and" | "or" = "and"): string {
  const more = names.length - named;
  if (more > 0) return `${names.slice(0, named).join(", ")} ${word === "or" ? "or one of" : "and"} ${more} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}
