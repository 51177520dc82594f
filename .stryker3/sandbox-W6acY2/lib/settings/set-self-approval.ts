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
import { settings } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { SetSelfApproval } from "./inputs";

/** Sets whether somebody may decide their own request where nobody else can. Set as it is, it changes nothing. */
export async function setSelfApproval(ctx: Ctx, input: SetSelfApproval): Promise<void> {
  if (stryMutAct_9fa48("15")) {
    {}
  } else {
    stryCov_9fa48("15");
    await inTransaction(ctx, async ctx => {
      if (stryMutAct_9fa48("16")) {
        {}
      } else {
        stryCov_9fa48("16");
        assertCan(ctx.actor, stryMutAct_9fa48("17") ? "" : (stryCov_9fa48("17"), "settings.manage"));
        const [current] = await ctx.db.select().from(settings).for(stryMutAct_9fa48("18") ? "" : (stryCov_9fa48("18"), "update"));
        if (stryMutAct_9fa48("21") ? false : stryMutAct_9fa48("20") ? true : stryMutAct_9fa48("19") ? current : (stryCov_9fa48("19", "20", "21"), !current)) throw new Error(stryMutAct_9fa48("22") ? "" : (stryCov_9fa48("22"), "The row of the settings is missing: its migration has not run."));
        const selfApproval = stryMutAct_9fa48("25") ? input.selfApproval !== "on" : stryMutAct_9fa48("24") ? false : stryMutAct_9fa48("23") ? true : (stryCov_9fa48("23", "24", "25"), input.selfApproval === (stryMutAct_9fa48("26") ? "" : (stryCov_9fa48("26"), "on")));
        if (stryMutAct_9fa48("29") ? current.selfApproval !== selfApproval : stryMutAct_9fa48("28") ? false : stryMutAct_9fa48("27") ? true : (stryCov_9fa48("27", "28", "29"), current.selfApproval === selfApproval)) return;
        if (stryMutAct_9fa48("32") ? current.revision === input.revision : stryMutAct_9fa48("31") ? false : stryMutAct_9fa48("30") ? true : (stryCov_9fa48("30", "31", "32"), current.revision !== input.revision)) {
          if (stryMutAct_9fa48("33")) {
            {}
          } else {
            stryCov_9fa48("33");
            throw conflict(stryMutAct_9fa48("34") ? "" : (stryCov_9fa48("34"), "Somebody else has changed the settings meanwhile. Look at them again, then choose."));
          }
        }
        await ctx.db.update(settings).set(stryMutAct_9fa48("35") ? {} : (stryCov_9fa48("35"), {
          selfApproval,
          revision: stryMutAct_9fa48("36") ? current.revision - 1 : (stryCov_9fa48("36"), current.revision + 1)
        }));
        await record(ctx, stryMutAct_9fa48("37") ? "" : (stryCov_9fa48("37"), "settings.self_approval_set"), stryMutAct_9fa48("38") ? {} : (stryCov_9fa48("38"), {
          kind: stryMutAct_9fa48("39") ? "" : (stryCov_9fa48("39"), "console")
        }), stryMutAct_9fa48("40") ? {} : (stryCov_9fa48("40"), {
          before: stryMutAct_9fa48("41") ? {} : (stryCov_9fa48("41"), {
            selfApproval: current.selfApproval
          }),
          after: stryMutAct_9fa48("42") ? {} : (stryCov_9fa48("42"), {
            selfApproval
          })
        }));
      }
    });
  }
}