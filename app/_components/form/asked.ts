/** In an address: which question of its page stands open. */
export const asked = "ask";

/** The form by which a button asks without JavaScript: see AskForm. */
export const askForm = "ask-form";

export const askFor = (name: string) => changeQuery((query) => query.set(asked, name));

export const stopAsking = () => changeQuery((query) => query.delete(asked));

function changeQuery(change: (query: URLSearchParams) => void): void {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  change(query);
  const next = query.size > 0 ? `?${query}` : "";
  if (next !== search) window.history.replaceState(null, "", `${pathname}${next}${hash}`);
}
