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
import type { Role } from "../vocabulary";
import type { ActiveMembership, Actor, Standing } from "./actor";

/** One effective role and what gives it, so that every screen can say why. */
export type EffectiveRole = {
  role: Role;
  from: ActiveMembership | "mini_program";
};
export function superAppRole(actor: Actor): Role | null {
  if (stryMutAct_9fa48("69")) {
    {}
  } else {
    stryCov_9fa48("69");
    return stryMutAct_9fa48("70") ? actor.memberships.find(membership => membership.workspaceKind === "super_app")?.role && null : (stryCov_9fa48("70"), (stryMutAct_9fa48("71") ? actor.memberships.find(membership => membership.workspaceKind === "super_app").role : (stryCov_9fa48("71"), actor.memberships.find(stryMutAct_9fa48("72") ? () => undefined : (stryCov_9fa48("72"), membership => stryMutAct_9fa48("75") ? membership.workspaceKind !== "super_app" : stryMutAct_9fa48("74") ? false : stryMutAct_9fa48("73") ? true : (stryCov_9fa48("73", "74", "75"), membership.workspaceKind === (stryMutAct_9fa48("76") ? "" : (stryCov_9fa48("76"), "super_app")))))?.role)) ?? null);
  }
}

/** The roles towards one mini program: the union of what the super-app workspace, the owner and the membership give. */
export function effectiveRoles(actor: Actor, miniProgram: Standing): EffectiveRole[] {
  if (stryMutAct_9fa48("77")) {
    {}
  } else {
    stryCov_9fa48("77");
    const roles: EffectiveRole[] = stryMutAct_9fa48("78") ? ["Stryker was here"] : (stryCov_9fa48("78"), []);
    let mayBeMember = stryMutAct_9fa48("79") ? true : (stryCov_9fa48("79"), false);
    for (const membership of actor.memberships) {
      if (stryMutAct_9fa48("80")) {
        {}
      } else {
        stryCov_9fa48("80");
        const owns = stryMutAct_9fa48("83") ? membership.workspaceId !== miniProgram.workspaceId : stryMutAct_9fa48("82") ? false : stryMutAct_9fa48("81") ? true : (stryCov_9fa48("81", "82", "83"), membership.workspaceId === miniProgram.workspaceId);
        if (stryMutAct_9fa48("86") ? membership.workspaceKind !== "super_app" : stryMutAct_9fa48("85") ? false : stryMutAct_9fa48("84") ? true : (stryCov_9fa48("84", "85", "86"), membership.workspaceKind === (stryMutAct_9fa48("87") ? "" : (stryCov_9fa48("87"), "super_app")))) {
          if (stryMutAct_9fa48("88")) {
            {}
          } else {
            stryCov_9fa48("88");
            roles.push(stryMutAct_9fa48("89") ? {} : (stryCov_9fa48("89"), {
              role: membership.role,
              from: membership
            }));
          }
        } else if (stryMutAct_9fa48("92") ? owns || membership.role === "developer_admin" : stryMutAct_9fa48("91") ? false : stryMutAct_9fa48("90") ? true : (stryCov_9fa48("90", "91", "92"), owns && (stryMutAct_9fa48("94") ? membership.role !== "developer_admin" : stryMutAct_9fa48("93") ? true : (stryCov_9fa48("93", "94"), membership.role === (stryMutAct_9fa48("95") ? "" : (stryCov_9fa48("95"), "developer_admin")))))) {
          if (stryMutAct_9fa48("96")) {
            {}
          } else {
            stryCov_9fa48("96");
            roles.push(stryMutAct_9fa48("97") ? {} : (stryCov_9fa48("97"), {
              role: stryMutAct_9fa48("98") ? "" : (stryCov_9fa48("98"), "developer_admin"),
              from: membership
            }));
          }
        }
        stryMutAct_9fa48("99") ? mayBeMember &&= owns || membership.workspaceKind === "super_app" : (stryCov_9fa48("99"), mayBeMember ||= stryMutAct_9fa48("102") ? owns && membership.workspaceKind === "super_app" : stryMutAct_9fa48("101") ? false : stryMutAct_9fa48("100") ? true : (stryCov_9fa48("100", "101", "102"), owns || (stryMutAct_9fa48("104") ? membership.workspaceKind !== "super_app" : stryMutAct_9fa48("103") ? false : (stryCov_9fa48("103", "104"), membership.workspaceKind === (stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), "super_app"))))));
      }
    }
    if (stryMutAct_9fa48("108") ? mayBeMember || miniProgram.memberRole : stryMutAct_9fa48("107") ? false : stryMutAct_9fa48("106") ? true : (stryCov_9fa48("106", "107", "108"), mayBeMember && miniProgram.memberRole)) roles.push(stryMutAct_9fa48("109") ? {} : (stryCov_9fa48("109"), {
      role: miniProgram.memberRole,
      from: stryMutAct_9fa48("110") ? "" : (stryCov_9fa48("110"), "mini_program")
    }));
    return roles;
  }
}