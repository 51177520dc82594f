/** In an address: which question of its page stands open. */
export const asked = "ask";

/** The form by which a button asks without JavaScript: see AskForm. */
export const askForm = "ask-form";

export const askFor = (name: string) => changeQuery((query) => query.set(asked, name));

export const stopAsking = (name: string) => changeQuery((query) => query.delete(asked, name));

function changeQuery(change: (query: URLSearchParams) => void): void {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  change(query);
  const next = query.size > 0 ? `?${query}` : "";
  if (next === search) return;
  // Past the framework, which would draw the page anew and drop the answer of an action under way.
  History.prototype.replaceState.call(window.history, window.history.state, "", `${pathname}${next}${hash}`);
}
