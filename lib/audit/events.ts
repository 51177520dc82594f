/** The closed list of what the audit log can say, in words that follow the name of whoever did it. */
export const auditEvents = {
  "person.signed_in": "signed in",
  "person.signed_out": "signed out",
  "person.became_workspace_admin": "became Workspace Admin",
  "operator.granted_workspace_admin": "made an e-mail Workspace Admin",
  "access.refused": "was refused",
  "mini_program.created": "created the mini program",
  "mini_program.suspended": "suspended the mini program",
  "mini_program.resumed": "resumed the mini program",
  "mini_program.removal_given_up": "gave up the removal of the mini program",
  "mini_program.removal_lapsed": "let the approved removal of the mini program lapse",
  "mini_program.removed": "removed the mini program",
  "mini_program.deleted": "deleted the mini program for good",
  "mini_program.restored": "restored the mini program",
  "mini_program.purged": "purged the mini program",
  "request.opened": "opened an approval request",
  "request.approved": "approved a request",
  "request.rejected": "rejected a request",
  "request.withdrawn": "withdrew a request",
  "request.vanished": "ended what a request was about",
  "settings.self_approval_set": "changed the settings of approvals",
} as const;
export type AuditEvent = keyof typeof auditEvents;

export function isAuditEvent(text: string): text is AuditEvent {
  return Object.hasOwn(auditEvents, text);
}

/** What a Workspace Reviewer sees: the entries about approval requests. */
export const requestEvents = (Object.keys(auditEvents) as AuditEvent[]).filter((event) => event.startsWith("request."));
