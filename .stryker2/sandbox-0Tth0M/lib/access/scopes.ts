import type { Action } from "./matrix";

/**
 * Which of a person's roles an action looks at (docs/role-matrix.md): those towards the mini program, those in the workspace
 * (being Workspace Admin counts in every one), the one in the super-app workspace, or any active one.
 */
export type Scope = "mini_program" | "workspace" | "super_app" | "anywhere";

const others: Partial<Record<Action, Scope>> = {
  "miniProgram.create": "workspace",
  "workspace.view": "workspace",
  "workspace.manage": "workspace",
  "approval.decide": "super_app",
  "approval.viewAll": "super_app",
  "approval.inspect": "super_app",
  "catalog.edit": "super_app",
  "catalog.delete": "super_app",
  "settings.manage": "super_app",
  "developerWorkspace.create": "super_app",
  "developerWorkspace.remove": "super_app",
  "session.endOthers": "super_app",
  "catalog.view": "anywhere",
  "audit.view": "anywhere",
};

export function scopeOf(action: Action): Scope {
  return others[action] ?? "mini_program";
}
