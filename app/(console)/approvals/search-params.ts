import type { ListRequests } from "@/lib/request/inputs";

/** The list in another state, as an address: what is as usual is left out, a cursor kept only where it is named. */
export function requestsHref(state: ListRequests, change: Partial<ListRequests> = {}): `/approvals${string}` {
  const next = { ...state, cursor: null, direction: "next", ...change };
  const query = new URLSearchParams();
  if (next.tab) query.set("tab", next.tab);
  if (next.q) query.set("q", next.q);
  for (const name of ["category", "status"] as const) {
    for (const value of next[name]) query.append(name, value);
  }
  if (next.cursor !== null) query.set("cursor", String(next.cursor));
  if (next.cursor !== null && next.direction === "previous") query.set("direction", "previous");
  return query.size > 0 ? `/approvals?${query.toString()}` : "/approvals";
}

export function isNarrowed({ q, category, status }: ListRequests): boolean {
  return q !== "" || category.length > 0 || status.length > 0;
}
