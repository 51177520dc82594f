import type { Route } from "next";
import type { DoneWord } from "./done";

/** Where an act leads back to, each time as an address of its own: open dialogs close, and it is told anew. */
export function doneHref(path: `/workspaces${string}`, done: DoneWord): Route {
  const query = new URLSearchParams({ done, at: Date.now().toString(36) });
  return `${path}?${query.toString()}` as Route;
}
