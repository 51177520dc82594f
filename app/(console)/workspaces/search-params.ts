/** The list in another state, as an address. */
export function workspacesHref(state: { q: string; after?: string; before?: string }): `/workspaces${string}` {
  const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== ""));
  return query.size > 0 ? `/workspaces?${query.toString()}` : "/workspaces";
}
