import { roleLabels } from "../format/labels";
import { someOf } from "../format/some-of";
import { roles, type Role } from "../vocabulary";
import { matrix, type Action } from "./matrix";
import { scopeOf } from "./scopes";

/** Each action in words that fit after "can". */
export const actionPhrases: Record<Action, string> = {
  "miniProgram.view": "see it",
  "miniProgram.create": "create mini programs",
  "miniProgram.joinAsDeveloperAdmin": "join this mini program as Developer Admin",
  "miniProgram.restore": "restore a deleted mini program",
  "miniProgram.suspend": "suspend this mini program",
  "miniProgram.resume": "resume this mini program",
  "information.view": "see its information",
  "information.edit": "edit its information",
  "version.view": "see its versions",
  "version.preview": "preview its versions",
  "version.download": "download its packages",
  "version.upload": "upload versions",
  "version.delete": "delete versions",
  "version.editReleaseNote": "edit release notes",
  "version.submit": "submit versions for approval",
  "version.withdraw": "withdraw versions from approval",
  "version.release": "release versions",
  "member.view": "see its members",
  "member.manage": "manage its members",
  "feature.view": "see its features",
  "feature.manage": "manage its features",
  "qrCode.view": "see its QR codes",
  "qrCode.manage": "manage its QR codes",
  "configuration.view": "see its configuration",
  "configuration.edit": "edit its configuration",
  "removal.request": "request its removal",
  "removal.withdraw": "withdraw its removal",
  "removal.execute": "remove it",
  "miniProgram.delete": "delete it for good",
  "approval.decide": "decide approval requests",
  "approval.viewAll": "see all approval requests",
  "approval.inspect": "inspect what a request asks to publish",
  "approval.viewOfMiniProgram": "see its approval requests",
  "catalog.view": "see the catalog",
  "catalog.edit": "edit the catalog",
  "catalog.delete": "delete from the catalog",
  "workspace.view": "see this workspace",
  "workspace.manage": "manage this workspace",
  "developerWorkspace.create": "create developer workspaces",
  "developerWorkspace.remove": "remove developer workspaces",
  "audit.view": "see the audit log",
  "session.endOthers": "end other people's sessions",
  "settings.manage": "change the settings",
};

export function rolesAllowed(action: Action): Role[] {
  return roles.filter((role) => matrix[action][role]);
}

/** "Only Developer Admins of this mini program can edit its configuration: Priya Nair." */
export function refusalSentence(action: Action, people: string[] = [], more = 0): string {
  const allowed = rolesAllowed(action);
  const who = someOf(allowed.map((role) => `${roleLabels[role]}s`));
  const where =
    scopeOf(action) === "mini_program" && allowed.includes("developer_admin") ? " of this mini program" : "";
  const names = more > 0 ? `${people.join(", ")} and ${more} more` : people.join(", ");
  return `Only ${who}${where} can ${actionPhrases[action]}${names ? `: ${names}` : ""}.`;
}
