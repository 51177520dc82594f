import { roles, type Role } from "../vocabulary";
import { matrix, type Action } from "./matrix";
import { scopeOf, type Scope } from "./scopes";
import { roleLabels } from "../format/labels";
import { actionPhrases } from "./sentences";

const looksAt: Record<Scope, string> = {
  mini_program: "the mini program",
  workspace: "the workspace",
  super_app: "the super-app workspace",
  anywhere: "any workspace",
};

/** The matrix as the page docs/role-matrix.md. */
export function matrixDocument(): string {
  const head = ["Action", ...roles.map((role) => roleLabels[role]), "In words", "Looks at the role in"];
  const rows = (Object.keys(matrix) as Action[]).map((action) => [
    `\`${action}\``,
    ...roles.map((role) => cell(action, role)),
    actionPhrases[action],
    looksAt[scopeOf(action)],
  ]);
  return `# Who may do what

Made from \`lib/access/matrix.ts\` by \`npm run docs:role-matrix\`; change it there.

An action is allowed when one of a person's effective roles says yes. What has no row is refused. Roles are read from
the database on every request, and a blocked member has none.

- **Workspace Admin**, **Workspace Reviewer** and **Workspace Developer** are roles in the super-app workspace and hold
  towards every mini program. A Workspace Admin counts in every workspace.
- **Developer Admin** is whoever runs the developer workspace that owns a mini program, or is its Developer Admin.
- **Developer** is, towards a mini program, whoever was added to it as Developer. The same role in a workspace gives
  nothing towards its mini programs by itself.
- A membership of a mini program counts while its holder is an active member of the owning or of the super-app workspace.

${table(head, rows)}
`;
}

function cell(action: Action, role: Role): string {
  return matrix[action][role] ? "yes" : "–";
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((name, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? name).length)));
  const line = (cells: string[]) => `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
