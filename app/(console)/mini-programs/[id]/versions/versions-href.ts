import { listVersionsInput, type ListVersions } from "@/lib/version/list-inputs";

const standard = listVersionsInput.parse({});

/** The list in another state, as an address: a cursor only where it is named. */
export function versionsHref(id: string, state: ListVersions, change: Partial<ListVersions> = {}): `/${string}` {
  const next = { ...state, cursor: standard.cursor, direction: standard.direction, ...change };
  const query = new URLSearchParams();
  if (next.q) query.set("q", next.q);
  for (const status of next.status) query.append("status", status);
  if (next.cursor !== null) query.set("cursor", String(next.cursor));
  if (next.cursor !== null && next.direction !== standard.direction) query.set("direction", next.direction);
  return `/mini-programs/${id}/versions${query.size > 0 ? `?${query}` : ""}`;
}

export const isNarrowed = ({ q, status }: ListVersions) => q !== "" || status.length > 0;
