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
import type { Action } from "../access/matrix";
import type { FeatureAccess } from "../vocabulary";

/** How a mini program stands to a feature of the catalog. */
export type Possession = "not_added" | "in_review" | "added";

/** All that decides which steps are open. */
export type Holding = {
  name: string;
  access: FeatureAccess;
  isAdded: boolean;
  /** The open request for its activation. */
  request: number | null;
};

/** What stands in the way of a step, and the request that one looks at because of it. */
export type Obstacle = {
  words: string;
  request?: number;
};
type Guard = (holding: Holding) => Obstacle[];
const direct: Guard = stryMutAct_9fa48("162") ? () => undefined : (stryCov_9fa48("162"), (() => {
  const direct: Guard = ({
    name,
    access
  }) => (stryMutAct_9fa48("165") ? access !== "direct" : stryMutAct_9fa48("164") ? false : stryMutAct_9fa48("163") ? true : (stryCov_9fa48("163", "164", "165"), access === (stryMutAct_9fa48("166") ? "" : (stryCov_9fa48("166"), "direct")))) ? stryMutAct_9fa48("167") ? ["Stryker was here"] : (stryCov_9fa48("167"), []) : stryMutAct_9fa48("168") ? [] : (stryCov_9fa48("168"), [stryMutAct_9fa48("169") ? {} : (stryCov_9fa48("169"), {
    words: stryMutAct_9fa48("170") ? `` : (stryCov_9fa48("170"), `${name} needs activation: apply for it with a reason.`)
  })]);
  return direct;
})());
const activationNeeded: Guard = stryMutAct_9fa48("171") ? () => undefined : (stryCov_9fa48("171"), (() => {
  const activationNeeded: Guard = ({
    name,
    access
  }) => (stryMutAct_9fa48("174") ? access !== "activation" : stryMutAct_9fa48("173") ? false : stryMutAct_9fa48("172") ? true : (stryCov_9fa48("172", "173", "174"), access === (stryMutAct_9fa48("175") ? "" : (stryCov_9fa48("175"), "activation")))) ? stryMutAct_9fa48("176") ? ["Stryker was here"] : (stryCov_9fa48("176"), []) : stryMutAct_9fa48("177") ? [] : (stryCov_9fa48("177"), [stryMutAct_9fa48("178") ? {} : (stryCov_9fa48("178"), {
    words: stryMutAct_9fa48("179") ? `` : (stryCov_9fa48("179"), `${name} needs no activation: add it at once.`)
  })]);
  return activationNeeded;
})());
type Step = {
  from: Possession;
  to: Possession;
  /** Null where the console itself takes it. */
  needs: Action | null;
  guards: readonly Guard[];
};

/** What can happen between a mini program and a feature. */
// prettier-ignore
export const lifecycle = {
  add: {
    from: "not_added",
    to: "added",
    needs: "feature.manage",
    guards: [direct]
  },
  apply: {
    from: "not_added",
    to: "in_review",
    needs: "feature.manage",
    guards: [activationNeeded]
  },
  approve: {
    from: "in_review",
    to: "added",
    needs: "approval.decide",
    guards: []
  },
  reject: {
    from: "in_review",
    to: "not_added",
    needs: "approval.decide",
    guards: []
  },
  withdraw: {
    from: "in_review",
    to: "not_added",
    needs: "feature.manage",
    guards: []
  },
  vanish: {
    from: "in_review",
    to: "not_added",
    needs: null,
    guards: []
  },
  delete: {
    from: "added",
    to: "not_added",
    needs: "feature.manage",
    guards: []
  }
} as const satisfies Record<string, Step>;
export type FeatureStep = keyof typeof lifecycle;
export function possessionOf({
  isAdded,
  request
}: Pick<Holding, "isAdded" | "request">): Possession {
  if (stryMutAct_9fa48("180")) {
    {}
  } else {
    stryCov_9fa48("180");
    if (stryMutAct_9fa48("182") ? false : stryMutAct_9fa48("181") ? true : (stryCov_9fa48("181", "182"), isAdded)) return stryMutAct_9fa48("183") ? "" : (stryCov_9fa48("183"), "added");
    return (stryMutAct_9fa48("186") ? request !== null : stryMutAct_9fa48("185") ? false : stryMutAct_9fa48("184") ? true : (stryCov_9fa48("184", "185", "186"), request === null)) ? stryMutAct_9fa48("187") ? "" : (stryCov_9fa48("187"), "not_added") : stryMutAct_9fa48("188") ? "" : (stryCov_9fa48("188"), "in_review");
  }
}

/** Everything that stands in the way of a step now; nothing when it is open. */
export function obstaclesTo(step: FeatureStep, holding: Holding): Obstacle[] {
  if (stryMutAct_9fa48("189")) {
    {}
  } else {
    stryCov_9fa48("189");
    const {
      from,
      guards
    }: Step = lifecycle[step];
    const possession = possessionOf(holding);
    if (stryMutAct_9fa48("192") ? possession === from : stryMutAct_9fa48("191") ? false : stryMutAct_9fa48("190") ? true : (stryCov_9fa48("190", "191", "192"), possession !== from)) return stryMutAct_9fa48("193") ? [] : (stryCov_9fa48("193"), [standing(possession, holding)]);
    return guards.flatMap(stryMutAct_9fa48("194") ? () => undefined : (stryCov_9fa48("194"), guard => guard(holding)));
  }
}
function standing(possession: Possession, {
  name,
  access,
  request
}: Holding): Obstacle {
  if (stryMutAct_9fa48("195")) {
    {}
  } else {
    stryCov_9fa48("195");
    if (stryMutAct_9fa48("198") ? possession !== "added" : stryMutAct_9fa48("197") ? false : stryMutAct_9fa48("196") ? true : (stryCov_9fa48("196", "197", "198"), possession === (stryMutAct_9fa48("199") ? "" : (stryCov_9fa48("199"), "added")))) return stryMutAct_9fa48("200") ? {} : (stryCov_9fa48("200"), {
      words: stryMutAct_9fa48("201") ? `` : (stryCov_9fa48("201"), `${name} is added already.`)
    });
    if (stryMutAct_9fa48("204") ? request !== null : stryMutAct_9fa48("203") ? false : stryMutAct_9fa48("202") ? true : (stryCov_9fa48("202", "203", "204"), request === null)) return stryMutAct_9fa48("205") ? {} : (stryCov_9fa48("205"), {
      words: stryMutAct_9fa48("206") ? `` : (stryCov_9fa48("206"), `${name} is not added.`)
    });
    const mend = (stryMutAct_9fa48("209") ? access !== "direct" : stryMutAct_9fa48("208") ? false : stryMutAct_9fa48("207") ? true : (stryCov_9fa48("207", "208", "209"), access === (stryMutAct_9fa48("210") ? "" : (stryCov_9fa48("210"), "direct")))) ? stryMutAct_9fa48("211") ? "" : (stryCov_9fa48("211"), " It needs none any more: withdraw that request, then add it.") : stryMutAct_9fa48("212") ? "Stryker was here!" : (stryCov_9fa48("212"), "");
    return stryMutAct_9fa48("213") ? {} : (stryCov_9fa48("213"), {
      words: stryMutAct_9fa48("214") ? `` : (stryCov_9fa48("214"), `The activation of ${name} is in review: request #${request}.${mend}`),
      request
    });
  }
}