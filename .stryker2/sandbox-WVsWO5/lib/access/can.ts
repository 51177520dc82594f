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
import { forbidden, notFound, type Refusal } from "../errors";
import type { Role } from "../vocabulary";
import type { Actor, Standing } from "./actor";
import { effectiveRoles, superAppRole } from "./effective-roles";
import { matrix, type Action } from "./matrix";
import { scopeOf } from "./scopes";
import { refusalSentence } from "./sentences";

/** What an action is done to. `{}` is the deployment as a whole. */
export type Target = {
  miniProgram?: Standing;
  workspace?: {
    id: string;
  };
};
function rolesTowards(actor: Actor, action: Action, {
  miniProgram,
  workspace
}: Target): Role[] {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    switch (scopeOf(action)) {
      case stryMutAct_9fa48("2") ? "" : (stryCov_9fa48("2"), "mini_program"):
        if (stryMutAct_9fa48("1")) {} else {
          stryCov_9fa48("1");
          return miniProgram ? towardsMiniProgram(actor, miniProgram) : stryMutAct_9fa48("3") ? ["Stryker was here"] : (stryCov_9fa48("3"), []);
        }
      case stryMutAct_9fa48("5") ? "" : (stryCov_9fa48("5"), "workspace"):
        if (stryMutAct_9fa48("4")) {} else {
          stryCov_9fa48("4");
          return inWorkspace(actor, workspace);
        }
      case stryMutAct_9fa48("7") ? "" : (stryCov_9fa48("7"), "super_app"):
        if (stryMutAct_9fa48("6")) {} else {
          stryCov_9fa48("6");
          return stryMutAct_9fa48("8") ? [superAppRole(actor)] : (stryCov_9fa48("8"), (stryMutAct_9fa48("9") ? [] : (stryCov_9fa48("9"), [superAppRole(actor)])).filter(stryMutAct_9fa48("10") ? () => undefined : (stryCov_9fa48("10"), role => stryMutAct_9fa48("13") ? role === null : stryMutAct_9fa48("12") ? false : stryMutAct_9fa48("11") ? true : (stryCov_9fa48("11", "12", "13"), role !== null))));
        }
      case stryMutAct_9fa48("15") ? "" : (stryCov_9fa48("15"), "anywhere"):
        if (stryMutAct_9fa48("14")) {} else {
          stryCov_9fa48("14");
          if (stryMutAct_9fa48("17") ? false : stryMutAct_9fa48("16") ? true : (stryCov_9fa48("16", "17"), miniProgram)) return towardsMiniProgram(actor, miniProgram);
          if (stryMutAct_9fa48("19") ? false : stryMutAct_9fa48("18") ? true : (stryCov_9fa48("18", "19"), workspace)) return inWorkspace(actor, workspace);
          return stryMutAct_9fa48("20") ? [] : (stryCov_9fa48("20"), [...actor.memberships.map(stryMutAct_9fa48("21") ? () => undefined : (stryCov_9fa48("21"), ({
            role
          }) => role)), ...(actor.runsMiniPrograms ? runsOne : stryMutAct_9fa48("22") ? ["Stryker was here"] : (stryCov_9fa48("22"), []))]);
        }
    }
  }
}
const runsOne: Role[] = stryMutAct_9fa48("23") ? [] : (stryCov_9fa48("23"), [stryMutAct_9fa48("24") ? "" : (stryCov_9fa48("24"), "developer_admin")]);
function towardsMiniProgram(actor: Actor, miniProgram: Standing): Role[] {
  if (stryMutAct_9fa48("25")) {
    {}
  } else {
    stryCov_9fa48("25");
    return effectiveRoles(actor, miniProgram).map(stryMutAct_9fa48("26") ? () => undefined : (stryCov_9fa48("26"), ({
      role
    }) => role));
  }
}
function inWorkspace(actor: Actor, workspace: Target["workspace"]): Role[] {
  if (stryMutAct_9fa48("27")) {
    {}
  } else {
    stryCov_9fa48("27");
    return stryMutAct_9fa48("28") ? actor.memberships.map(({
      role
    }) => role) : (stryCov_9fa48("28"), actor.memberships.filter(stryMutAct_9fa48("29") ? () => undefined : (stryCov_9fa48("29"), ({
      workspaceId,
      role
    }) => stryMutAct_9fa48("32") ? workspaceId === workspace?.id && role === "workspace_admin" : stryMutAct_9fa48("31") ? false : stryMutAct_9fa48("30") ? true : (stryCov_9fa48("30", "31", "32"), (stryMutAct_9fa48("34") ? workspaceId !== workspace?.id : stryMutAct_9fa48("33") ? false : (stryCov_9fa48("33", "34"), workspaceId === (stryMutAct_9fa48("35") ? workspace.id : (stryCov_9fa48("35"), workspace?.id)))) || (stryMutAct_9fa48("37") ? role !== "workspace_admin" : stryMutAct_9fa48("36") ? false : (stryCov_9fa48("36", "37"), role === (stryMutAct_9fa48("38") ? "" : (stryCov_9fa48("38"), "workspace_admin"))))))).map(stryMutAct_9fa48("39") ? () => undefined : (stryCov_9fa48("39"), ({
      role
    }) => role)));
  }
}
export function can(actor: Actor, action: Action, target: Target = {}): boolean {
  if (stryMutAct_9fa48("40")) {
    {}
  } else {
    stryCov_9fa48("40");
    return stryMutAct_9fa48("41") ? rolesTowards(actor, action, target).every(role => matrix[action][role]) : (stryCov_9fa48("41"), rolesTowards(actor, action, target).some(stryMutAct_9fa48("42") ? () => undefined : (stryCov_9fa48("42"), role => matrix[action][role])));
  }
}

/** The actor's own workspaces in which they may do it. A Workspace Admin may do it in all the others as well. */
export function ownWorkspacesFor(actor: Actor, action: Action): string[] {
  if (stryMutAct_9fa48("43")) {
    {}
  } else {
    stryCov_9fa48("43");
    return stryMutAct_9fa48("44") ? actor.memberships.map(({
      workspaceId
    }) => workspaceId) : (stryCov_9fa48("44"), actor.memberships.filter(stryMutAct_9fa48("45") ? () => undefined : (stryCov_9fa48("45"), ({
      role
    }) => matrix[action][role])).map(stryMutAct_9fa48("46") ? () => undefined : (stryCov_9fa48("46"), ({
      workspaceId
    }) => workspaceId)));
  }
}

/** Throws "not found" for what the actor may not even see, else "forbidden" with the roles that could. */
export function assertCan(actor: Actor, action: Action, target: Target = {}): void {
  if (stryMutAct_9fa48("47")) {
    {}
  } else {
    stryCov_9fa48("47");
    if (stryMutAct_9fa48("49") ? false : stryMutAct_9fa48("48") ? true : (stryCov_9fa48("48", "49"), can(actor, action, target))) return;
    const refusal: Refusal = stryMutAct_9fa48("50") ? {} : (stryCov_9fa48("50"), {
      action
    });
    if (stryMutAct_9fa48("52") ? false : stryMutAct_9fa48("51") ? true : (stryCov_9fa48("51", "52"), target.miniProgram)) refusal.miniProgram = stryMutAct_9fa48("53") ? {} : (stryCov_9fa48("53"), {
      id: target.miniProgram.id,
      workspaceId: target.miniProgram.workspaceId
    });
    if (stryMutAct_9fa48("55") ? false : stryMutAct_9fa48("54") ? true : (stryCov_9fa48("54", "55"), target.workspace)) refusal.workspaceId = target.workspace.id;
    const unseenMiniProgram = stryMutAct_9fa48("58") ? target.miniProgram || !can(actor, "miniProgram.view", target) : stryMutAct_9fa48("57") ? false : stryMutAct_9fa48("56") ? true : (stryCov_9fa48("56", "57", "58"), target.miniProgram && (stryMutAct_9fa48("59") ? can(actor, "miniProgram.view", target) : (stryCov_9fa48("59"), !can(actor, stryMutAct_9fa48("60") ? "" : (stryCov_9fa48("60"), "miniProgram.view"), target))));
    const unseenWorkspace = stryMutAct_9fa48("63") ? target.workspace || !can(actor, "workspace.view", target) : stryMutAct_9fa48("62") ? false : stryMutAct_9fa48("61") ? true : (stryCov_9fa48("61", "62", "63"), target.workspace && (stryMutAct_9fa48("64") ? can(actor, "workspace.view", target) : (stryCov_9fa48("64"), !can(actor, stryMutAct_9fa48("65") ? "" : (stryCov_9fa48("65"), "workspace.view"), target))));
    if (stryMutAct_9fa48("68") ? unseenMiniProgram && unseenWorkspace : stryMutAct_9fa48("67") ? false : stryMutAct_9fa48("66") ? true : (stryCov_9fa48("66", "67", "68"), unseenMiniProgram || unseenWorkspace)) throw notFound(undefined, refusal);
    throw forbidden(refusalSentence(action), refusal);
  }
}