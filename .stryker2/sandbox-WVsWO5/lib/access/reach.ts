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
import { superAppRoles, type Role } from "../vocabulary";
import type { Actor } from "./actor";
import { superAppRole } from "./effective-roles";
import { matrix, type Action } from "./matrix";
import { scopeOf } from "./scopes";

/**
 * Where somebody may do something by their workspace roles: everywhere, or in these workspaces, and for an action on
 * a mini program on every one that they own. What a mini program membership adds is not in it.
 */
export type Reach = "everywhere" | string[];
export function reachOf(actor: Actor, action: Action): Reach {
  if (stryMutAct_9fa48("111")) {
    {}
  } else {
    stryCov_9fa48("111");
    const held = superAppRole(actor);
    const ofMiniPrograms = stryMutAct_9fa48("114") ? scopeOf(action) !== "mini_program" : stryMutAct_9fa48("113") ? false : stryMutAct_9fa48("112") ? true : (stryCov_9fa48("112", "113", "114"), scopeOf(action) === (stryMutAct_9fa48("115") ? "" : (stryCov_9fa48("115"), "mini_program")));
    if (stryMutAct_9fa48("118") ? held && matrix[action][held] || ofMiniPrograms || held === "workspace_admin" : stryMutAct_9fa48("117") ? false : stryMutAct_9fa48("116") ? true : (stryCov_9fa48("116", "117", "118"), (stryMutAct_9fa48("120") ? held || matrix[action][held] : stryMutAct_9fa48("119") ? true : (stryCov_9fa48("119", "120"), held && matrix[action][held])) && (stryMutAct_9fa48("122") ? ofMiniPrograms && held === "workspace_admin" : stryMutAct_9fa48("121") ? true : (stryCov_9fa48("121", "122"), ofMiniPrograms || (stryMutAct_9fa48("124") ? held !== "workspace_admin" : stryMutAct_9fa48("123") ? false : (stryCov_9fa48("123", "124"), held === (stryMutAct_9fa48("125") ? "" : (stryCov_9fa48("125"), "workspace_admin")))))))) return stryMutAct_9fa48("126") ? "" : (stryCov_9fa48("126"), "everywhere");
    return stryMutAct_9fa48("127") ? actor.memberships.map(({
      workspaceId
    }) => workspaceId) : (stryCov_9fa48("127"), actor.memberships.filter(stryMutAct_9fa48("128") ? () => undefined : (stryCov_9fa48("128"), ({
      role
    }) => stryMutAct_9fa48("131") ? matrix[action][role] || !(ofMiniPrograms && holdsOnlyAsMember(role)) : stryMutAct_9fa48("130") ? false : stryMutAct_9fa48("129") ? true : (stryCov_9fa48("129", "130", "131"), matrix[action][role] && (stryMutAct_9fa48("132") ? ofMiniPrograms && holdsOnlyAsMember(role) : (stryCov_9fa48("132"), !(stryMutAct_9fa48("135") ? ofMiniPrograms || holdsOnlyAsMember(role) : stryMutAct_9fa48("134") ? false : stryMutAct_9fa48("133") ? true : (stryCov_9fa48("133", "134", "135"), ofMiniPrograms && holdsOnlyAsMember(role)))))))).map(stryMutAct_9fa48("136") ? () => undefined : (stryCov_9fa48("136"), ({
      workspaceId
    }) => workspaceId)));
  }
}

/** A workspace's Developer gets at its mini programs by being added to them; its Developer Admin runs them all. */
function holdsOnlyAsMember(role: Role): boolean {
  if (stryMutAct_9fa48("137")) {
    {}
  } else {
    stryCov_9fa48("137");
    return stryMutAct_9fa48("140") ? role === "developer" && (superAppRoles as readonly Role[]).includes(role) : stryMutAct_9fa48("139") ? false : stryMutAct_9fa48("138") ? true : (stryCov_9fa48("138", "139", "140"), (stryMutAct_9fa48("142") ? role !== "developer" : stryMutAct_9fa48("141") ? false : (stryCov_9fa48("141", "142"), role === (stryMutAct_9fa48("143") ? "" : (stryCov_9fa48("143"), "developer")))) || (superAppRoles as readonly Role[]).includes(role));
  }
}