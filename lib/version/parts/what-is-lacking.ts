import { someOf } from "../../format/some-of";
import type { FeatureAccess } from "../../vocabulary";

/** A JSAPI that the version uses and that no added feature grants, with what could be added. */
export type UngrantedJsapi = {
  name: string;
  isInCatalog: boolean;
  features: { key: string; name: string; access: FeatureAccess; request: number | null }[];
};

type Lacking = { words: string; mend?: { label: string; href: `/${string}` } };

/** What keeps the JSAPIs of a version from being granted, each time with the one act that mends it. */
export function whatIsLacking(id: string, ungranted: UngrantedJsapi[]): Lacking[] {
  return alike(ungranted).map((jsapis) => whatTheyLack(id, jsapis));
}

/** Those that the same features would grant, together: they are mended by one act. */
function alike(ungranted: UngrantedJsapi[]): UngrantedJsapi[][] {
  const groups = new Map<string, UngrantedJsapi[]>();
  for (const jsapi of ungranted) {
    const key = JSON.stringify([jsapi.isInCatalog, jsapi.features.map((feature) => feature.key)]);
    groups.set(key, [...(groups.get(key) ?? []), jsapi]);
  }
  return [...groups.values()];
}

const named = 6;

function whatTheyLack(id: string, jsapis: UngrantedJsapi[]): Lacking {
  const { isInCatalog, features } = jsapis[0] ?? { isInCatalog: false, features: [] };
  const [are, them] = jsapis.length === 1 ? ["is", "it"] : ["are", "them"];
  const all = someOf(
    jsapis.slice(0, named).map(({ name }) => name),
    jsapis.length,
  );
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
  const names = features.map((feature) => feature.name).join(" or ");
  return {
    words: `${all} ${are} not granted. ${names} grants ${them}.`,
    mend: {
      label: one.access === "direct" ? `Add ${one.name}` : `Apply for ${one.name}`,
      href: `/mini-programs/${id}/features/${one.key}`,
    },
  };
}
