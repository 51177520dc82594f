import type { Role } from "../vocabulary";

const yes = true;
const no = false;

/** Who may do what. An action is allowed when one of the effective roles says yes; what has no row is refused. */
// prettier-ignore
export const matrix = {
  "miniProgram.view":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "miniProgram.create":               { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: yes, developer_admin: yes, developer: no },
  "miniProgram.joinAsDeveloperAdmin": { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "miniProgram.restore":              { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "miniProgram.suspend":              { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: no,  developer_admin: no,  developer: no },
  "miniProgram.resume":               { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "information.view":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "information.edit":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "version.view":                     { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "version.preview":                  { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "version.download":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "version.upload":                   { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "version.delete":                   { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "version.editReleaseNote":          { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "version.submit":                   { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "version.withdraw":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "version.release":                  { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "member.view":                      { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "member.manage":                    { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "feature.view":                     { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "feature.manage":                   { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "qrCode.view":                      { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "qrCode.manage":                    { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "configuration.view":               { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "configuration.edit":               { workspace_admin: no,  workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "removal.request":                  { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "removal.withdraw":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "removal.execute":                  { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "miniProgram.delete":               { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "approval.decide":                  { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: no,  developer_admin: no,  developer: no },
  "approval.viewAll":                 { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: no,  developer_admin: no,  developer: no },
  "approval.inspect":                 { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: no,  developer_admin: no,  developer: no },
  "approval.viewOfMiniProgram":       { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: yes },
  "catalog.view":                     { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: yes, developer_admin: yes, developer: yes },
  "catalog.edit":                     { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: yes, developer_admin: no,  developer: no },
  "catalog.delete":                   { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "workspace.view":                   { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: yes, developer_admin: yes, developer: yes },
  "workspace.manage":                 { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: yes, developer: no },
  "developerWorkspace.create":        { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "developerWorkspace.remove":        { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "audit.view":                       { workspace_admin: yes, workspace_reviewer: yes, workspace_developer: no,  developer_admin: yes, developer: no },
  "session.endOthers":                { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
  "settings.manage":                  { workspace_admin: yes, workspace_reviewer: no,  workspace_developer: no,  developer_admin: no,  developer: no },
} as const satisfies Record<string, Record<Role, boolean>>;

export type Action = keyof typeof matrix;
