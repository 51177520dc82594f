import type { Route } from "next";

/** Where an act leads back to, each time as an address of its own: open dialogs close, and it is told anew. */
export function doneHref(path: `/${string}`, done: string, more: Record<string, string> = {}): Route {
  const query = new URLSearchParams({ done, at: Date.now().toString(36), ...more });
  return `${path}?${query.toString()}` as Route;
}
