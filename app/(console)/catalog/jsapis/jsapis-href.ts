import { listJsapisInput, type ListJsapis } from "@/lib/catalog/list-inputs";

const standard = listJsapisInput.parse({});

/** The list in another state, as an address: what is as usual is left out, and a cursor only kept where it is named. */
export function jsapisHref(state: ListJsapis, change: Partial<ListJsapis> = {}): `/catalog/jsapis${string}` {
  const next = { ...state, cursor: "", direction: standard.direction, ...change };
  const query = new URLSearchParams();
  if (next.q) query.set("q", next.q);
  if (next.sensitive) query.set("sensitive", "1");
  if (next.size !== standard.size) query.set("size", String(next.size));
  if (next.cursor) query.set("cursor", next.cursor);
  if (next.cursor && next.direction !== standard.direction) query.set("direction", next.direction);
  return query.size > 0 ? `/catalog/jsapis?${query.toString()}` : "/catalog/jsapis";
}
