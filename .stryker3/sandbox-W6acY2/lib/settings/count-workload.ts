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
import { and, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { approvalRequests, mails, versionDrafts } from "../../db/schema";
import { undelivered } from "../notice/parts/undelivered";
export type Workload = {
  mailsDue: number;
  mailsUndelivered: number;
  requestsInReview: number;
  versionDrafts: number;
};

/** What waits in the database, for those who run the console: each a count of a partial index or of a small table. */
export async function countWorkload(db: Db, now: Date): Promise<Workload> {
  if (stryMutAct_9fa48("3")) {
    {}
  } else {
    stryCov_9fa48("3");
    const [mailsDue, mailsUndelivered, requestsInReview, drafts] = await Promise.all(stryMutAct_9fa48("4") ? [] : (stryCov_9fa48("4"), [db.$count(mails, and(isNull(mails.sentAt), lte(mails.nextAttemptAt, now))), db.$count(mails, undelivered), db.$count(approvalRequests, eq(approvalRequests.state, stryMutAct_9fa48("5") ? "" : (stryCov_9fa48("5"), "in_review"))), db.$count(versionDrafts)]));
    return stryMutAct_9fa48("6") ? {} : (stryCov_9fa48("6"), {
      mailsDue,
      mailsUndelivered,
      requestsInReview,
      versionDrafts: drafts
    });
  }
}