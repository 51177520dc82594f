import { eq } from "drizzle-orm";
import { workspaces } from "../../../db/schema";
import { can } from "../../access/can";
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
  const superAppId = await findSuperApp(ctx);
  return `This request waits for a second approver. ${await whoInvites(ctx, superAppId)} can invite one.`;
}

/** The workspace to which the actor can invite a second approver. */
export async function whereToInvite(ctx: Ctx): Promise<string | null> {
  const id = await findSuperApp(ctx);
  return id !== null && mayInvite(ctx, id) ? id : null;
}

async function whoInvites(ctx: Ctx, superAppId: string | null): Promise<string> {
  if (superAppId === null) return "Nobody";
  if (mayInvite(ctx, superAppId)) return "You";
  return inWords(await findHolders(ctx.db, ctx.actor, { action: "workspace.manage", workspaceId: superAppId }));
}

const mayInvite = ({ actor }: Ctx, id: string) => can(actor, "workspace.manage", { workspace: { id } });

async function findSuperApp({ db }: Ctx): Promise<string | null> {
  const [found] = await db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.kind, "super_app"));
  return found?.id ?? null;
}

/** "Ann, Ben or one of 2 more", "Ann and Ben". */
export function inWords(names: string[], word: "and" | "or" = "and"): string {
  const more = names.length - named;
  if (more > 0) return `${names.slice(0, named).join(", ")} ${word === "or" ? "or one of" : "and"} ${more} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}
