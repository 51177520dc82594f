import { someOf } from "../../format/some-of";
import type { FeatureAccess } from "../../vocabulary";

/** A JSAPI that the version uses and that no added feature grants, with what could be added. */
export type UngrantedJsapi = {
  name: string;
  isInCatalog: boolean;
  features: { key: string; name: string; access: FeatureAccess; request: number | null }[];
};

type Lacking = { words: string; mend?: { label: string; href: `/${string}` } };

/** JSAPIs that the same features would grant: they are mended by one act. */
type Alike = Omit<UngrantedJsapi, "name"> & { names: string[] };

/** What keeps the JSAPIs of a version from being granted, each time with the one act that mends it. */
export function whatIsLacking(id: string, ungranted: UngrantedJsapi[]): Lacking[] {
  const groups = new Map<string, Alike>();
  for (const { name, ...rest } of ungranted) {
    const key = JSON.stringify([rest.isInCatalog, rest.features.map((feature) => feature.key)]);
    const group = groups.get(key) ?? { ...rest, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => whatTheyLack(id, group));
}

const named = 6;

function whatTheyLack(id: string, { names, isInCatalog, features }: Alike): Lacking {
  const [are, them] = names.length === 1 ? ["is", "it"] : ["are", "them"];
  const all = someOf(names.slice(0, named), names.length);
  const [one] = features;
  if (!isInCatalog) return { words: `${all} ${are} not in the catalog, so nothing can grant ${them}.` };
  if (!one) return { words: `No feature of the catalog grants ${all}.` };
  const waiting = features.find(({ request }) => request !== null);
  if (waiting) {
    return {
      words: `${all} ${are} granted once ${waiting.name} is activated: request #${waiting.request} is in review.`,
      mend: { label: `Request #${waiting.request}`, href: `/approvals/${waiting.request}` },
    };
  }
  const granting = features.map((feature) => feature.name).join(" or ");
  return {
    words: `${all} ${are} not granted. ${granting} grants ${them}.`,
    mend: {
      label: one.access === "direct" ? `Add ${one.name}` : `Apply for ${one.name}`,
      href: `/mini-programs/${id}/features/${one.key}`,
    },
  };
}
