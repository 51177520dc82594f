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
import { roleLabels } from "../format/labels";
import { roles, type Role } from "../vocabulary";
import { matrix, type Action } from "./matrix";
import { scopeOf } from "./scopes";

/** Each action in words that fit after "can". */
export const actionPhrases: Record<Action, string> = stryMutAct_9fa48("36") ? {} : (stryCov_9fa48("36"), {
  "miniProgram.view": stryMutAct_9fa48("37") ? "" : (stryCov_9fa48("37"), "see it"),
  "miniProgram.create": stryMutAct_9fa48("38") ? "" : (stryCov_9fa48("38"), "create mini programs"),
  "miniProgram.joinAsDeveloperAdmin": stryMutAct_9fa48("39") ? "" : (stryCov_9fa48("39"), "join this mini program as Developer Admin"),
  "miniProgram.restore": stryMutAct_9fa48("40") ? "" : (stryCov_9fa48("40"), "restore a deleted mini program"),
  "miniProgram.suspend": stryMutAct_9fa48("41") ? "" : (stryCov_9fa48("41"), "suspend this mini program"),
  "miniProgram.resume": stryMutAct_9fa48("42") ? "" : (stryCov_9fa48("42"), "resume this mini program"),
  "information.view": stryMutAct_9fa48("43") ? "" : (stryCov_9fa48("43"), "see its information"),
  "information.edit": stryMutAct_9fa48("44") ? "" : (stryCov_9fa48("44"), "edit its information"),
  "version.view": stryMutAct_9fa48("45") ? "" : (stryCov_9fa48("45"), "see its versions"),
  "version.preview": stryMutAct_9fa48("46") ? "" : (stryCov_9fa48("46"), "preview its versions"),
  "version.download": stryMutAct_9fa48("47") ? "" : (stryCov_9fa48("47"), "download its packages"),
  "version.upload": stryMutAct_9fa48("48") ? "" : (stryCov_9fa48("48"), "upload versions"),
  "version.delete": stryMutAct_9fa48("49") ? "" : (stryCov_9fa48("49"), "delete versions"),
  "version.editReleaseNote": stryMutAct_9fa48("50") ? "" : (stryCov_9fa48("50"), "edit release notes"),
  "version.submit": stryMutAct_9fa48("51") ? "" : (stryCov_9fa48("51"), "submit versions for approval"),
  "version.withdraw": stryMutAct_9fa48("52") ? "" : (stryCov_9fa48("52"), "withdraw versions from approval"),
  "version.release": stryMutAct_9fa48("53") ? "" : (stryCov_9fa48("53"), "release versions"),
  "member.view": stryMutAct_9fa48("54") ? "" : (stryCov_9fa48("54"), "see its members"),
  "member.manage": stryMutAct_9fa48("55") ? "" : (stryCov_9fa48("55"), "manage its members"),
  "feature.view": stryMutAct_9fa48("56") ? "" : (stryCov_9fa48("56"), "see its features"),
  "feature.manage": stryMutAct_9fa48("57") ? "" : (stryCov_9fa48("57"), "manage its features"),
  "qrCode.view": stryMutAct_9fa48("58") ? "" : (stryCov_9fa48("58"), "see its QR codes"),
  "qrCode.manage": stryMutAct_9fa48("59") ? "" : (stryCov_9fa48("59"), "manage its QR codes"),
  "configuration.view": stryMutAct_9fa48("60") ? "" : (stryCov_9fa48("60"), "see its configuration"),
  "configuration.edit": stryMutAct_9fa48("61") ? "" : (stryCov_9fa48("61"), "edit its configuration"),
  "removal.request": stryMutAct_9fa48("62") ? "" : (stryCov_9fa48("62"), "request its removal"),
  "removal.withdraw": stryMutAct_9fa48("63") ? "" : (stryCov_9fa48("63"), "withdraw its removal"),
  "removal.execute": stryMutAct_9fa48("64") ? "" : (stryCov_9fa48("64"), "remove it"),
  "miniProgram.delete": stryMutAct_9fa48("65") ? "" : (stryCov_9fa48("65"), "delete it for good"),
  "approval.decide": stryMutAct_9fa48("66") ? "" : (stryCov_9fa48("66"), "decide approval requests"),
  "approval.viewAll": stryMutAct_9fa48("67") ? "" : (stryCov_9fa48("67"), "see all approval requests"),
  "approval.inspect": stryMutAct_9fa48("68") ? "" : (stryCov_9fa48("68"), "inspect what a request asks to publish"),
  "approval.viewOfMiniProgram": stryMutAct_9fa48("69") ? "" : (stryCov_9fa48("69"), "see its approval requests"),
  "catalog.view": stryMutAct_9fa48("70") ? "" : (stryCov_9fa48("70"), "see the catalog"),
  "catalog.edit": stryMutAct_9fa48("71") ? "" : (stryCov_9fa48("71"), "edit the catalog"),
  "catalog.delete": stryMutAct_9fa48("72") ? "" : (stryCov_9fa48("72"), "delete from the catalog"),
  "workspace.view": stryMutAct_9fa48("73") ? "" : (stryCov_9fa48("73"), "see this workspace"),
  "workspace.manage": stryMutAct_9fa48("74") ? "" : (stryCov_9fa48("74"), "manage this workspace"),
  "developerWorkspace.create": stryMutAct_9fa48("75") ? "" : (stryCov_9fa48("75"), "create developer workspaces"),
  "developerWorkspace.remove": stryMutAct_9fa48("76") ? "" : (stryCov_9fa48("76"), "remove developer workspaces"),
  "audit.view": stryMutAct_9fa48("77") ? "" : (stryCov_9fa48("77"), "see the audit log"),
  "session.endOthers": stryMutAct_9fa48("78") ? "" : (stryCov_9fa48("78"), "end other people's sessions"),
  "settings.manage": stryMutAct_9fa48("79") ? "" : (stryCov_9fa48("79"), "change the settings")
});
export function rolesAllowed(action: Action): Role[] {
  if (stryMutAct_9fa48("80")) {
    {}
  } else {
    stryCov_9fa48("80");
    return stryMutAct_9fa48("81") ? roles : (stryCov_9fa48("81"), roles.filter(stryMutAct_9fa48("82") ? () => undefined : (stryCov_9fa48("82"), role => matrix[action][role])));
  }
}
function inWords(words: string[]): string {
  if (stryMutAct_9fa48("83")) {
    {}
  } else {
    stryCov_9fa48("83");
    if (stryMutAct_9fa48("87") ? words.length > 1 : stryMutAct_9fa48("86") ? words.length < 1 : stryMutAct_9fa48("85") ? false : stryMutAct_9fa48("84") ? true : (stryCov_9fa48("84", "85", "86", "87"), words.length <= 1)) return words.join(stryMutAct_9fa48("88") ? "Stryker was here!" : (stryCov_9fa48("88"), ""));
    return stryMutAct_9fa48("89") ? `` : (stryCov_9fa48("89"), `${stryMutAct_9fa48("90") ? words.join(", ") : (stryCov_9fa48("90"), words.slice(0, stryMutAct_9fa48("91") ? +1 : (stryCov_9fa48("91"), -1)).join(stryMutAct_9fa48("92") ? "" : (stryCov_9fa48("92"), ", ")))} and ${stryMutAct_9fa48("93") ? words.at(-1) && "" : (stryCov_9fa48("93"), words.at(stryMutAct_9fa48("94") ? +1 : (stryCov_9fa48("94"), -1)) ?? (stryMutAct_9fa48("95") ? "Stryker was here!" : (stryCov_9fa48("95"), "")))}`);
  }
}

/** "Only Developer Admins of this mini program can edit its configuration: Priya Nair." */
export function refusalSentence(action: Action, people: string[] = stryMutAct_9fa48("96") ? ["Stryker was here"] : (stryCov_9fa48("96"), []), more = 0): string {
  if (stryMutAct_9fa48("97")) {
    {}
  } else {
    stryCov_9fa48("97");
    const allowed = rolesAllowed(action);
    const who = inWords(allowed.map(stryMutAct_9fa48("98") ? () => undefined : (stryCov_9fa48("98"), role => stryMutAct_9fa48("99") ? `` : (stryCov_9fa48("99"), `${roleLabels[role]}s`))));
    const where = (stryMutAct_9fa48("102") ? scopeOf(action) === "mini_program" || allowed.includes("developer_admin") : stryMutAct_9fa48("101") ? false : stryMutAct_9fa48("100") ? true : (stryCov_9fa48("100", "101", "102"), (stryMutAct_9fa48("104") ? scopeOf(action) !== "mini_program" : stryMutAct_9fa48("103") ? true : (stryCov_9fa48("103", "104"), scopeOf(action) === (stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), "mini_program")))) && allowed.includes(stryMutAct_9fa48("106") ? "" : (stryCov_9fa48("106"), "developer_admin")))) ? stryMutAct_9fa48("107") ? "" : (stryCov_9fa48("107"), " of this mini program") : stryMutAct_9fa48("108") ? "Stryker was here!" : (stryCov_9fa48("108"), "");
    const names = (stryMutAct_9fa48("112") ? more <= 0 : stryMutAct_9fa48("111") ? more >= 0 : stryMutAct_9fa48("110") ? false : stryMutAct_9fa48("109") ? true : (stryCov_9fa48("109", "110", "111", "112"), more > 0)) ? stryMutAct_9fa48("113") ? `` : (stryCov_9fa48("113"), `${people.join(stryMutAct_9fa48("114") ? "" : (stryCov_9fa48("114"), ", "))} and ${more} more`) : people.join(stryMutAct_9fa48("115") ? "" : (stryCov_9fa48("115"), ", "));
    return stryMutAct_9fa48("116") ? `` : (stryCov_9fa48("116"), `Only ${who}${where} can ${actionPhrases[action]}${names ? stryMutAct_9fa48("117") ? `` : (stryCov_9fa48("117"), `: ${names}`) : stryMutAct_9fa48("118") ? "Stryker was here!" : (stryCov_9fa48("118"), "")}.`);
  }
}