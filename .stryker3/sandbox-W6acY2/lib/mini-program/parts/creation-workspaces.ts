import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { workspaces } from "../../../db/schema";
import { reachOf } from "../../access/reach";
import { refusalSentence } from "../../access/sentences";
import type { Ctx } from "../../context";
import { forbidden } from "../../errors";
import type { WorkspaceKind } from "../../vocabulary";

export type CreationWorkspace = { id: string; name: string; kind: WorkspaceKind };

export function mayCreateSomewhere(actor: Ctx["actor"]): boolean {
  return reachOf(actor, "miniProgram.create").length > 0;
}

/** Refuses whoever may not create in any workspace. */
export function assertCreatesSomewhere(actor: Ctx["actor"]): void {
  if (mayCreateSomewhere(actor)) return;
  throw forbidden(refusalSentence("miniProgram.create"), { action: "miniProgram.create" });
}

/**
 * The workspaces in which the actor may create: all for a Workspace Admin, else those where their role allows it. `only`
 * asks for one of them, which nobody removes before the end of the transaction.
 */
export async function creationWorkspaces(ctx: Ctx, only?: string): Promise<CreationWorkspace[]> {
  const reach = reachOf(ctx.actor, "miniProgram.create");
  const found = ctx.db
    .select({ id: workspaces.id, name: workspaces.name, kind: workspaces.kind })
    .from(workspaces)
    .where(
      and(
        isNull(workspaces.removedAt),
        reach === "everywhere" ? undefined : inArray(workspaces.id, reach),
        only === undefined ? undefined : eq(workspaces.id, only),
      ),
    )
    .orderBy(asc(workspaces.nameKey));
  return only === undefined ? found : found.for("key share");
}
