import type { FormState } from "./form-state";

/** What was typed, and what of somebody else's was shown beside it. */
export type Draft = Pick<FormState, "values" | "saved">;

const prefix = "form-draft:";
const keepers = new Set<() => void>();

/** Reloads this tab; each form of the page keeps what is typed in it. */
export function reloadKeepingDrafts(): void {
  for (const keep of keepers) keep();
  window.location.reload();
}

/** Calls it before such a reload; answers with how to call it no more. */
export function beforeReload(keep: () => void): () => void {
  keepers.add(keep);
  return () => void keepers.delete(keep);
}

export function storeDraft(form: HTMLFormElement, draft: Draft): void {
  try {
    window.sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
  } catch {
    // Storage may be switched off or full; the reload then starts empty.
  }
}

/** What was kept for this form, once. */
export function takeDraft(form: HTMLFormElement): Draft | undefined {
  const key = keyOf(form);
  const kept = window.sessionStorage.getItem(key);
  if (kept === null) return undefined;
  window.sessionStorage.removeItem(key);
  return JSON.parse(kept) as Draft;
}

/** Those of every page. */
export function forgetDrafts(): void {
  for (const name of Object.keys(window.sessionStorage)) {
    if (name.startsWith(prefix)) window.sessionStorage.removeItem(name);
  }
}

/** By its fields and its place among those that have the same: another release may number forms in another way. */
function keyOf(form: HTMLFormElement): string {
  const { pathname, search } = window.location;
  const fields = form.dataset["fields"] ?? "";
  const alike = [...document.forms].filter((other) => other.dataset["fields"] === fields);
  return `${prefix}${pathname}${search} ${fields} ${alike.indexOf(form)}`;
}
