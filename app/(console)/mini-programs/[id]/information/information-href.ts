type Query = { language?: string; done?: Done; before?: number | null; after?: number | null };

/** What somebody has just done, for the page to say. */
export const doneThings = ["saved", "unchanged", "added", "deleted", "default"] as const;
export type Done = (typeof doneThings)[number];

const queryOf = (query: Query) =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );

export function informationHref(id: string, query: Query = {}): `/mini-programs/${string}` {
  const text = queryOf(query).toString();
  return `/mini-programs/${id}/information${text && `?${text}`}`;
}

export function editHref(id: string, query: Query & { field?: string }): `/mini-programs/${string}` {
  const { field, ...others } = query;
  return `/mini-programs/${id}/information/edit?${queryOf(others)}${field ? `#${field}` : ""}`;
}
