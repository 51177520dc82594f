import { listMiniProgramsInput, type ListMiniPrograms } from "@/lib/mini-program/list-inputs";

const standard = listMiniProgramsInput.parse({});

/** The list in another state, as an address: what is as usual is left out, and a cursor only kept where it is named. */
export function listHref(state: ListMiniPrograms, change: Partial<ListMiniPrograms> = {}): `/mini-programs${string}` {
  const query = queryOf({ ...state, cursor: "", direction: standard.direction, ...change });
  return query.size > 0 ? `/mini-programs?${query.toString()}` : "/mini-programs";
}

/** The list in this state with all choices of a filter in the page, for browsers without JavaScript. */
export function unfoldedHref(state: ListMiniPrograms, filter: "workspace" | "category"): `/mini-programs?${string}` {
  const query = queryOf({ ...state, cursor: "" });
  query.set("unfolded", filter);
  return `/mini-programs?${query.toString()}`;
}

/** The whole list in this state as a file: pages are none of it. */
export function exportHref(state: ListMiniPrograms): `/mini-programs/export${string}` {
  const query = queryOf({ ...state, size: standard.size, cursor: "" });
  return query.size > 0 ? `/mini-programs/export?${query.toString()}` : "/mini-programs/export";
}

function queryOf(next: ListMiniPrograms): URLSearchParams {
  const query = new URLSearchParams();
  if (next.q) query.set("q", next.q);
  for (const name of ["status", "type", "workspace", "category"] as const) {
    for (const value of next[name]) query.append(name, value);
  }
  if (next.attention) query.set("attention", "1");
  if (next.sort !== standard.sort) query.set("sort", next.sort);
  if (next.size !== standard.size) query.set("size", String(next.size));
  if (next.cursor) query.set("cursor", next.cursor);
  if (next.cursor && next.direction !== standard.direction) query.set("direction", next.direction);
  return query;
}

/** Whether anything narrows the list. */
export function isNarrowed({ q, status, type, workspace, category, attention }: ListMiniPrograms): boolean {
  return q !== "" || attention || [status, type, workspace, category].some((values) => values.length > 0);
}
