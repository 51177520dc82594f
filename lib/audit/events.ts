/** The closed list of what the audit log can say, in words that follow the name of whoever did it. */
export const auditEvents = {
  "person.signed_in": "signed in",
  "person.signed_out": "signed out",
  "person.became_workspace_admin": "became Workspace Admin",
  "operator.granted_workspace_admin": "made an e-mail Workspace Admin",
  "workspace.created": "created the developer workspace",
  "workspace.renamed": "renamed the workspace",
  "workspace.removed": "removed the developer workspace",
  "workspace_member.role_set": "set the workspace role of a member",
  "workspace_member.blocked": "blocked a member of the workspace",
  "workspace_member.unblocked": "unblocked a member of the workspace",
  "workspace_member.removed": "removed a member from the workspace",
  "workspace_member.left": "left the workspace",
  "invitation.sent": "invited somebody to the workspace",
  "invitation.resent": "sent an invitation again",
  "invitation.withdrawn": "withdrew an invitation",
  "invitation.accepted": "accepted an invitation to the workspace",
  "groups.role_given": "got a role by their groups",
  "groups.role_changed": "got another role by their groups",
  "groups.role_ended": "lost a role by their groups",
  "groups.role_kept": "kept a role against their groups",
  "access.refused": "was refused",
  "mini_program.created": "created the mini program",
  "information.edited": "edited the information",
  "information.language_added": "added a language",
  "information.language_deleted": "deleted a language",
  "information.default_language_changed": "made another language the default",
  "configuration.edited": "edited the configuration",
  "configuration.restored": "brought an earlier configuration back",
  "member.added": "added a member to the mini program",
  "member.role_changed": "changed the role of a member",
  "member.removed": "removed a member from the mini program",
  "member.left": "left the mini program",
  "member.joined": "joined the mini program as Developer Admin",
  "person.signed_out_elsewhere": "signed out elsewhere",
  "person.sessions_ended": "ended the sessions of a person",
  "catalog.jsapi_created": "created the JSAPI",
  "catalog.jsapi_edited": "edited the JSAPI",
  "catalog.jsapi_deleted": "deleted the JSAPI",
  "catalog.feature_created": "created the feature",
  "catalog.feature_edited": "edited the feature",
  "catalog.feature_deleted": "deleted the feature",
} as const;
export type AuditEvent = keyof typeof auditEvents;

export function isAuditEvent(text: string): text is AuditEvent {
  return Object.hasOwn(auditEvents, text);
}

/** What a Workspace Reviewer sees: the entries about approval requests. */
export const requestEvents = (Object.keys(auditEvents) as AuditEvent[]).filter((event) => event.startsWith("request."));
