import { and, eq, isNull } from "drizzle-orm";
import { workspaces } from "../../../db/schema";
import { assertCan } from "../../access/can";
import type { Action } from "../../access/matrix";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import type { WorkspaceKind } from "../../vocabulary";

export type PermittedWorkspace = { id: string; kind: WorkspaceKind; name: string; createdAt: Date };

/** A command holds the workspace, so that it is not removed meanwhile; one that changes it holds it alone. */
type Hold = "none" | "shared" | "alone";

/** The workspace, or "not found" where it does not exist, was removed, is hidden, or the actor may not do this. */
export async function permittedWorkspace(
  ctx: Ctx,
  id: string,
  action: Action,
  hold: Hold = "none",
): Promise<PermittedWorkspace> {
  if (!isUuid(id)) throw notFound();
  const query = ctx.db
    .select({ id: workspaces.id, kind: workspaces.kind, name: workspaces.name, createdAt: workspaces.createdAt })
    .from(workspaces)
    .where(and(eq(workspaces.id, id), isNull(workspaces.removedAt)));
  const [workspace] = await (hold === "none" ? query : query.for(hold === "alone" ? "update" : "key share"));
  if (!workspace) throw notFound();
  assertCan(ctx.actor, action, { workspace });
  return workspace;
}

/** What stands in an address may be anything, also what the database would not take for an ID. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
