import type { MiniProgramState } from "@/lib/vocabulary";

export const people = ["admin", "reviewer", "owner", "developer", "stranger"] as const;
export type PersonName = (typeof people)[number];

// The specification once more, as plainly as it can be said; it shares nothing with lib.
export type Model = {
  state: MiniProgramState | "gone";
  before: MiniProgramState | null;
  removal: { by: PersonName; approvedOn: number | null } | null;
  isSuspended: boolean;
  /** What it has of "maps", which is direct, and "pay", which needs activation. */
  features: ("maps" | "pay")[];
  /** Who applied for "pay". */
  activation: PersonName | null;
  isPayInCatalog: boolean;
  deletedOn: number;
  day: number;
};

const runs = (who: PersonName) => who === "admin" || who === "owner";
const isLive = ({ state }: Model) => state === "created" || state === "released";
export const inReview = ({ removal }: Model) => removal?.approvedOn === null;
const counts = ({ removal, day }: Model) =>
  removal !== null && removal.approvedOn !== null && day < removal.approvedOn + 30;
const decides = (who: PersonName, model: Model) =>
  (who === "admin" || who === "reviewer") && inReview(model) && model.removal?.by !== who;

const standsFor = (who: PersonName, { state }: Model) => runs(who) && state !== "deleted" && state !== "gone";
const judges = (who: PersonName, { activation }: Model) =>
  (who === "admin" || who === "reviewer") && activation !== null && activation !== who;
const has = ({ features }: Model, feature: "maps" | "pay") => features.includes(feature);
const without = ({ features }: Model, gone: "maps" | "pay") => features.filter((feature) => feature !== gone);

type Rule = {
  may: (model: Model, who: PersonName) => boolean;
  then: (model: Model, who: PersonName) => Partial<Model>;
};

export const model = {
  request: {
    may: (m, who) => runs(who) && isLive(m) && m.removal === null,
    then: (_, who) => ({ removal: { by: who, approvedOn: null } }),
  },
  approve: {
    may: (m, who) => decides(who, m),
    then: (m) => ({ removal: m.removal && { ...m.removal, approvedOn: m.day } }),
  },
  reject: { may: (m, who) => decides(who, m), then: () => ({ removal: null }) },
  withdraw: { may: (m, who) => runs(who) && inReview(m), then: () => ({ removal: null }) },
  giveUp: { may: (m, who) => runs(who) && counts(m), then: () => ({ removal: null }) },
  execute: {
    may: (m, who) => runs(who) && counts(m),
    then: () => ({ removal: null, activation: null, state: "archived" }),
  },
  suspend: { may: (m, who) => who === "admin" && isLive(m) && !m.isSuspended, then: () => ({ isSuspended: true }) },
  resume: {
    may: (m, who) => who === "admin" && m.isSuspended && (isLive(m) || m.state === "archived"),
    then: () => ({ isSuspended: false }),
  },
  delete: {
    may: (m, who) => runs(who) && (m.state === "created" || m.state === "archived"),
    then: (m) => ({
      removal: null,
      activation: null,
      state: "deleted",
      before: m.state as MiniProgramState,
      deletedOn: m.day,
    }),
  },
  restore: {
    may: (m, who) => who === "admin" && m.state === "deleted" && m.day < m.deletedOn + 7,
    then: (m) => ({ state: m.before ?? "created", before: null }),
  },
  addMaps: {
    may: (m, who) => standsFor(who, m) && !has(m, "maps"),
    then: (m) => ({ features: [...m.features, "maps"] }),
  },
  deleteMaps: {
    may: (m, who) => standsFor(who, m) && has(m, "maps"),
    then: (m) => ({ features: without(m, "maps") }),
  },
  addPayAtOnce: { may: () => false, then: () => ({}) },
  applyForPay: {
    may: (m, who) => standsFor(who, m) && m.isPayInCatalog && !has(m, "pay") && m.activation === null,
    then: (_, who) => ({ activation: who }),
  },
  approvePay: {
    may: (m, who) => judges(who, m),
    then: (m) => ({ activation: null, features: [...m.features, "pay"] }),
  },
  rejectPay: { may: (m, who) => judges(who, m), then: () => ({ activation: null }) },
  withdrawPay: { may: (m, who) => runs(who) && m.activation !== null, then: () => ({ activation: null }) },
  deletePay: {
    may: (m, who) => standsFor(who, m) && has(m, "pay"),
    then: (m) => ({ features: without(m, "pay") }),
  },
  // Of what is deleted and may come back the features are kept, and the catalog keeps them too.
  takePayFromCatalog: {
    may: (m, who) => who === "admin" && m.isPayInCatalog && !has(m, "pay"),
    then: () => ({ isPayInCatalog: false, activation: null }),
  },
} satisfies Record<string, Rule>;
export type Act = keyof typeof model;

/** What the console itself does as days pass. */
export function passed(then: Model): Model {
  const isOver = then.removal !== null && then.removal.approvedOn !== null && !counts(then);
  const isPurged = then.state === "deleted" && then.day >= then.deletedOn + 7;
  return {
    ...then,
    removal: isOver ? null : then.removal,
    state: isPurged ? "gone" : then.state,
    features: isPurged ? [] : then.features,
  };
}
