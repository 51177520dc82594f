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
import type { Action } from "./matrix";

/**
 * Which of a person's roles an action looks at (docs/role-matrix.md): those towards the mini program, those in the workspace
 * (being Workspace Admin counts in every one), the one in the super-app workspace, or any active one.
 */
export type Scope = "mini_program" | "workspace" | "super_app" | "anywhere";
const others: Partial<Record<Action, Scope>> = stryMutAct_9fa48("144") ? {} : (stryCov_9fa48("144"), {
  "miniProgram.create": stryMutAct_9fa48("145") ? "" : (stryCov_9fa48("145"), "workspace"),
  "workspace.view": stryMutAct_9fa48("146") ? "" : (stryCov_9fa48("146"), "workspace"),
  "workspace.manage": stryMutAct_9fa48("147") ? "" : (stryCov_9fa48("147"), "workspace"),
  "approval.decide": stryMutAct_9fa48("148") ? "" : (stryCov_9fa48("148"), "super_app"),
  "approval.viewAll": stryMutAct_9fa48("149") ? "" : (stryCov_9fa48("149"), "super_app"),
  "approval.inspect": stryMutAct_9fa48("150") ? "" : (stryCov_9fa48("150"), "super_app"),
  "catalog.edit": stryMutAct_9fa48("151") ? "" : (stryCov_9fa48("151"), "super_app"),
  "catalog.delete": stryMutAct_9fa48("152") ? "" : (stryCov_9fa48("152"), "super_app"),
  "settings.manage": stryMutAct_9fa48("153") ? "" : (stryCov_9fa48("153"), "super_app"),
  "developerWorkspace.create": stryMutAct_9fa48("154") ? "" : (stryCov_9fa48("154"), "super_app"),
  "developerWorkspace.remove": stryMutAct_9fa48("155") ? "" : (stryCov_9fa48("155"), "super_app"),
  "session.endOthers": stryMutAct_9fa48("156") ? "" : (stryCov_9fa48("156"), "super_app"),
  "catalog.view": stryMutAct_9fa48("157") ? "" : (stryCov_9fa48("157"), "anywhere"),
  "audit.view": stryMutAct_9fa48("158") ? "" : (stryCov_9fa48("158"), "anywhere")
});
export function scopeOf(action: Action): Scope {
  if (stryMutAct_9fa48("159")) {
    {}
  } else {
    stryCov_9fa48("159");
    return stryMutAct_9fa48("160") ? others[action] && "mini_program" : (stryCov_9fa48("160"), others[action] ?? (stryMutAct_9fa48("161") ? "" : (stryCov_9fa48("161"), "mini_program")));
  }
}