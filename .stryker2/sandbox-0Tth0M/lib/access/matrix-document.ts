function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { roles, type Role } from "../vocabulary";
import { matrix, type Action } from "./matrix";
import { scopeOf, type Scope } from "./scopes";
import { roleLabels } from "../format/labels";
import { actionPhrases } from "./sentences";
const looksAt: Record<Scope, string> = stryMutAct_9fa48("0") ? {} : (stryCov_9fa48("0"), {
  mini_program: stryMutAct_9fa48("1") ? "" : (stryCov_9fa48("1"), "the mini program"),
  workspace: stryMutAct_9fa48("2") ? "" : (stryCov_9fa48("2"), "the workspace"),
  super_app: stryMutAct_9fa48("3") ? "" : (stryCov_9fa48("3"), "the super-app workspace"),
  anywhere: stryMutAct_9fa48("4") ? "" : (stryCov_9fa48("4"), "any workspace")
});

/** The matrix as the page docs/role-matrix.md. */
export function matrixDocument(): string {
  if (stryMutAct_9fa48("5")) {
    {}
  } else {
    stryCov_9fa48("5");
    const head = stryMutAct_9fa48("6") ? [] : (stryCov_9fa48("6"), [stryMutAct_9fa48("7") ? "" : (stryCov_9fa48("7"), "Action"), ...roles.map(stryMutAct_9fa48("8") ? () => undefined : (stryCov_9fa48("8"), role => roleLabels[role])), stryMutAct_9fa48("9") ? "" : (stryCov_9fa48("9"), "In words"), stryMutAct_9fa48("10") ? "" : (stryCov_9fa48("10"), "Looks at the role in")]);
    const rows = (Object.keys(matrix) as Action[]).map(stryMutAct_9fa48("11") ? () => undefined : (stryCov_9fa48("11"), action => stryMutAct_9fa48("12") ? [] : (stryCov_9fa48("12"), [stryMutAct_9fa48("13") ? `` : (stryCov_9fa48("13"), `\`${action}\``), ...roles.map(stryMutAct_9fa48("14") ? () => undefined : (stryCov_9fa48("14"), role => cell(action, role))), actionPhrases[action], looksAt[scopeOf(action)]])));
    return stryMutAct_9fa48("15") ? `` : (stryCov_9fa48("15"), `# Who may do what

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
`);
  }
}
function cell(action: Action, role: Role): string {
  if (stryMutAct_9fa48("16")) {
    {}
  } else {
    stryCov_9fa48("16");
    return matrix[action][role] ? stryMutAct_9fa48("17") ? "" : (stryCov_9fa48("17"), "yes") : stryMutAct_9fa48("18") ? "" : (stryCov_9fa48("18"), "–");
  }
}
function table(head: string[], rows: string[][]): string {
  if (stryMutAct_9fa48("19")) {
    {}
  } else {
    stryCov_9fa48("19");
    const widths = head.map(stryMutAct_9fa48("20") ? () => undefined : (stryCov_9fa48("20"), (name, column) => stryMutAct_9fa48("21") ? Math.min(...[head, ...rows].map(row => (row[column] ?? name).length)) : (stryCov_9fa48("21"), Math.max(...(stryMutAct_9fa48("22") ? [] : (stryCov_9fa48("22"), [head, ...rows])).map(stryMutAct_9fa48("23") ? () => undefined : (stryCov_9fa48("23"), row => (stryMutAct_9fa48("24") ? row[column] && name : (stryCov_9fa48("24"), row[column] ?? name)).length))))));
    const line = stryMutAct_9fa48("25") ? () => undefined : (stryCov_9fa48("25"), (() => {
      const line = (cells: string[]) => stryMutAct_9fa48("26") ? `` : (stryCov_9fa48("26"), `| ${cells.map(stryMutAct_9fa48("27") ? () => undefined : (stryCov_9fa48("27"), (text, column) => text.padEnd(stryMutAct_9fa48("28") ? widths[column] && 0 : (stryCov_9fa48("28"), widths[column] ?? 0)))).join(stryMutAct_9fa48("29") ? "" : (stryCov_9fa48("29"), " | "))} |`);
      return line;
    })());
    return (stryMutAct_9fa48("30") ? [] : (stryCov_9fa48("30"), [line(head), line(widths.map(stryMutAct_9fa48("31") ? () => undefined : (stryCov_9fa48("31"), width => (stryMutAct_9fa48("32") ? "" : (stryCov_9fa48("32"), "-")).repeat(width)))), ...rows.map(line)])).join(stryMutAct_9fa48("33") ? "" : (stryCov_9fa48("33"), "\n"));
  }
}