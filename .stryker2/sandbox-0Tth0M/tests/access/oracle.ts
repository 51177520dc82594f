// The matrix of the product's specification, typed in by hand. It imports nothing, so that no mistake of lib/access
// can be a mistake here too. WA, WR, WD: Workspace Admin, Reviewer, Developer; DA, D: Developer Admin, Developer.

export const oracleRoles = {
  WA: "workspace_admin",
  WR: "workspace_reviewer",
  WD: "workspace_developer",
  DA: "developer_admin",
  D: "developer",
} as const;

type Row = [action: string, WA: "yes" | "-", WR: "yes" | "-", WD: "yes" | "-", DA: "yes" | "-", D: "yes" | "-"];

// prettier-ignore
export const oracle: Row[] = [
  //                                      WA     WR     WD     DA     D
  ["miniProgram.view",                    "yes", "-",   "-",   "yes", "yes"],
  ["miniProgram.create",                  "yes", "-",   "yes", "yes", "-"],
  ["miniProgram.joinAsDeveloperAdmin",    "yes", "-",   "-",   "-",   "-"],
  ["miniProgram.restore",                 "yes", "-",   "-",   "-",   "-"],
  ["miniProgram.suspend",                 "yes", "yes", "-",   "-",   "-"],
  ["miniProgram.resume",                  "yes", "-",   "-",   "-",   "-"],
  ["information.view",                    "yes", "-",   "-",   "yes", "yes"],
  ["information.edit",                    "yes", "-",   "-",   "yes", "-"],
  ["version.view",                        "yes", "-",   "-",   "yes", "yes"],
  ["version.preview",                     "yes", "-",   "-",   "yes", "yes"],
  ["version.download",                    "yes", "-",   "-",   "yes", "yes"],
  ["version.upload",                      "yes", "-",   "-",   "yes", "yes"],
  ["version.delete",                      "yes", "-",   "-",   "yes", "-"],
  ["version.editReleaseNote",             "yes", "-",   "-",   "yes", "-"],
  ["version.submit",                      "yes", "-",   "-",   "yes", "-"],
  ["version.withdraw",                    "yes", "-",   "-",   "yes", "-"],
  ["version.release",                     "yes", "-",   "-",   "yes", "-"],
  ["member.view",                         "yes", "-",   "-",   "yes", "yes"],
  ["member.manage",                       "yes", "-",   "-",   "yes", "-"],
  ["feature.view",                        "yes", "-",   "-",   "yes", "yes"],
  ["feature.manage",                      "yes", "-",   "-",   "yes", "-"],
  ["qrCode.view",                         "yes", "-",   "-",   "yes", "-"],
  ["qrCode.manage",                       "yes", "-",   "-",   "yes", "-"],
  ["configuration.view",                  "yes", "-",   "-",   "yes", "-"],
  ["configuration.edit",                  "-",   "-",   "-",   "yes", "-"],
  ["removal.request",                     "yes", "-",   "-",   "yes", "-"],
  ["removal.withdraw",                    "yes", "-",   "-",   "yes", "-"],
  ["removal.execute",                     "yes", "-",   "-",   "yes", "-"],
  ["miniProgram.delete",                  "yes", "-",   "-",   "yes", "-"],
  ["approval.decide",                     "yes", "yes", "-",   "-",   "-"],
  ["approval.viewAll",                    "yes", "yes", "-",   "-",   "-"],
  ["approval.inspect",                    "yes", "yes", "-",   "-",   "-"],
  ["approval.viewOfMiniProgram",          "yes", "-",   "-",   "yes", "yes"],
  ["catalog.view",                        "yes", "yes", "yes", "yes", "yes"],
  ["catalog.edit",                        "yes", "-",   "yes", "-",   "-"],
  ["catalog.delete",                      "yes", "-",   "-",   "-",   "-"],
  ["workspace.view",                      "yes", "yes", "yes", "yes", "yes"],
  ["workspace.manage",                    "yes", "-",   "-",   "yes", "-"],
  ["developerWorkspace.create",           "yes", "-",   "-",   "-",   "-"],
  ["developerWorkspace.remove",           "yes", "-",   "-",   "-",   "-"],
  ["audit.view",                          "yes", "yes", "-",   "yes", "-"],
  ["session.endOthers",                   "yes", "-",   "-",   "-",   "-"],
  ["settings.manage",                     "yes", "-",   "-",   "-",   "-"],
];

export type OracleRole = keyof typeof oracleRoles;

export function oracleSays(action: string, role: OracleRole): boolean {
  const row = oracle.find(([name]) => name === action);
  if (!row) throw new Error(`The oracle has no row ${action}.`);
  return row[Object.keys(oracleRoles).indexOf(role) + 1] === "yes";
}

/** What an action looks at. Everything that is not here looks at the roles towards the mini program. */
export const oracleScopes: Record<string, "workspace" | "super-app" | "anywhere"> = {
  "miniProgram.create": "workspace",
  "workspace.view": "workspace",
  "workspace.manage": "workspace",
  "approval.decide": "super-app",
  "approval.viewAll": "super-app",
  "approval.inspect": "super-app",
  "catalog.edit": "super-app",
  "catalog.delete": "super-app",
  "settings.manage": "super-app",
  "developerWorkspace.create": "super-app",
  "developerWorkspace.remove": "super-app",
  "session.endOthers": "super-app",
  "catalog.view": "anywhere",
  "audit.view": "anywhere",
};
