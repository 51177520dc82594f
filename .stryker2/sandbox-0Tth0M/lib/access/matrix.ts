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
const yes = stryMutAct_9fa48("34") ? false : (stryCov_9fa48("34"), true);
const no = stryMutAct_9fa48("35") ? true : (stryCov_9fa48("35"), false);

/** Who may do what. An action is allowed when one of the effective roles says yes; what has no row is refused. */
// prettier-ignore
export const matrix = {
  "miniProgram.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "miniProgram.create": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: yes,
    developer_admin: yes,
    developer: no
  },
  "miniProgram.joinAsDeveloperAdmin": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "miniProgram.restore": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "miniProgram.suspend": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "miniProgram.resume": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "information.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "information.edit": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "version.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "version.preview": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "version.download": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "version.upload": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "version.delete": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "version.editReleaseNote": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "version.submit": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "version.withdraw": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "version.release": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "member.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "member.manage": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "feature.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "feature.manage": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "qrCode.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "qrCode.manage": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "configuration.view": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "configuration.edit": {
    workspace_admin: no,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "removal.request": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "removal.withdraw": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "removal.execute": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "miniProgram.delete": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "approval.decide": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "approval.viewAll": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "approval.inspect": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "approval.viewOfMiniProgram": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: yes
  },
  "catalog.view": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: yes,
    developer_admin: yes,
    developer: yes
  },
  "catalog.edit": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: yes,
    developer_admin: no,
    developer: no
  },
  "catalog.delete": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "workspace.view": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: yes,
    developer_admin: yes,
    developer: yes
  },
  "workspace.manage": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "developerWorkspace.create": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "developerWorkspace.remove": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "audit.view": {
    workspace_admin: yes,
    workspace_reviewer: yes,
    workspace_developer: no,
    developer_admin: yes,
    developer: no
  },
  "session.endOthers": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  },
  "settings.manage": {
    workspace_admin: yes,
    workspace_reviewer: no,
    workspace_developer: no,
    developer_admin: no,
    developer: no
  }
} as const satisfies Record<string, Record<Role, boolean>>;
export type Action = keyof typeof matrix;