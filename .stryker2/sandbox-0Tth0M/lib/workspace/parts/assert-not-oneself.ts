import { ownWorkspacesFor } from "../../access/can";
import type { Ctx } from "../../context";
import { conflict } from "../../errors";
import { emailKey } from "../../text/name-key";
import type { Role, WorkspaceKind } from "../../vocabulary";

/** Whether somebody manages a developer workspace only because they are Workspace Admin. */
export function managesAsAdminOnly(
  { actor }: Pick<Ctx, "actor">,
  workspace: { id: string; kind: WorkspaceKind },
): boolean {
  return workspace.kind === "developer" && !ownWorkspacesFor(actor, "workspace.manage").includes(workspace.id);
}

/** A Workspace Admin does not make themself Developer Admin of a workspace: on a mini program they join, with a reason that its members see. */
export function assertNotOneself(
  ctx: Ctx,
  workspace: { id: string; kind: WorkspaceKind },
  { role, isSelf }: { role: Role; isSelf: boolean },
): void {
  if (!isSelf || role !== "developer_admin" || !managesAsAdminOnly(ctx, workspace)) return;
  throw conflict(
    "You cannot make yourself Developer Admin of this workspace. Join the mini program that you must change, with a reason; or ask another Workspace Admin.",
  );
}

export function isOwnEmail({ actor }: Ctx, email: string): boolean {
  return actor.email !== null && emailKey(actor.email) === emailKey(email);
}
