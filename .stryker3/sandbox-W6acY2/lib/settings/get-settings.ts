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
import { desc, eq } from "drizzle-orm";
import { auditEntries, people } from "../../db/schema";
import { assertCan } from "../access/can";
import type { AuditEvent } from "../audit/events";
import { permitted, type Ctx } from "../context";
import { readSettings, type Settings } from "./parts/read-settings";
export type CurrentSettings = Settings & {
  /** Who set the exception of four eyes last; null while it is as it was made. */
  selfApprovalSet: {
    by: string;
    at: Date;
  } | null;
};
const setEvent: AuditEvent = stryMutAct_9fa48("7") ? "" : (stryCov_9fa48("7"), "settings.self_approval_set");

/** What is set for the whole console. */
export async function getSettings(ctx: Ctx): Promise<CurrentSettings> {
  if (stryMutAct_9fa48("8")) {
    {}
  } else {
    stryCov_9fa48("8");
    return permitted(ctx, async () => {
      if (stryMutAct_9fa48("9")) {
        {}
      } else {
        stryCov_9fa48("9");
        assertCan(ctx.actor, stryMutAct_9fa48("10") ? "" : (stryCov_9fa48("10"), "settings.manage"));
        const [settings, lastSet] = await Promise.all(stryMutAct_9fa48("11") ? [] : (stryCov_9fa48("11"), [readSettings(ctx.db), ctx.db.select(stryMutAct_9fa48("12") ? {} : (stryCov_9fa48("12"), {
          by: people.name,
          at: auditEntries.at
        })).from(auditEntries).innerJoin(people, eq(people.id, auditEntries.actorId)).where(eq(auditEntries.event, setEvent)).orderBy(desc(auditEntries.at), desc(auditEntries.position)).limit(1)]));
        return stryMutAct_9fa48("13") ? {} : (stryCov_9fa48("13"), {
          ...settings,
          selfApprovalSet: stryMutAct_9fa48("14") ? lastSet[0] && null : (stryCov_9fa48("14"), lastSet[0] ?? null)
        });
      }
    });
  }
}