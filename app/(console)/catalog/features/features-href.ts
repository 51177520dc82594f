import { listFeaturesInput, type ListFeatures } from "@/lib/catalog/list-inputs";

const standard = listFeaturesInput.parse({});

/** The list in another state, as an address: what is as usual is left out, and a cursor only kept where it is named. */
export function featuresHref(state: ListFeatures, change: Partial<ListFeatures> = {}): `/catalog/features${string}` {
  const next = { ...state, cursor: "", direction: standard.direction, ...change };
  const query = new URLSearchParams();
  if (next.q) query.set("q", next.q);
  for (const access of next.access) query.append("access", access);
  if (next.size !== standard.size) query.set("size", String(next.size));
  if (next.cursor) query.set("cursor", next.cursor);
  if (next.cursor && next.direction !== standard.direction) query.set("direction", next.direction);
  return query.size > 0 ? `/catalog/features?${query.toString()}` : "/catalog/features";
}
