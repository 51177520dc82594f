import type { FormState } from "./form-state";

/** What was typed, and what of somebody else's was shown beside it. */
export type Draft = Pick<FormState, "values" | "saved">;

const prefix = "form-draft:";
type Keeper = {
  keep: () => void;
  /** Nothing that is typed holds back whoever leaves. */
  settle: () => void;
};

const keepers = new Set<Keeper>();

/** In each form of the page, for what may take the page away. */
export function keepDrafts(): void {
  for (const { keep } of keepers) keep();
}

/** Reloads this tab; what is typed stays. */
export function reloadKeepingDrafts(): void {
  keepDrafts();
  for (const { settle } of keepers) settle();
  window.location.reload();
}

/** Answers with how to ask it no more. */
export function addKeeper(keeper: Keeper): () => void {
  keepers.add(keeper);
  return () => void keepers.delete(keeper);
}

export function storeDraft(key: string, draft: Draft): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage may be switched off or full; the reload then starts empty.
  }
}

/** What was kept under it, once. */
export function takeDraft(key: string): Draft | undefined {
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

/**
 * Of a form as the page brings it: by its fields, what it sends along and its place among those that are alike, as
 * another release may number forms in another way.
 */
export function draftKey(form: HTMLFormElement): string {
  const own = nameOf(form);
  const alike = [...document.forms].filter((other) => nameOf(other) === own);
  return `${prefix}${window.location.pathname} ${own} ${alike.indexOf(form)}`;
}

function nameOf(form: HTMLFormElement): string {
  const along = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]:not([data-kept])")]
    .filter(({ name }) => !name.startsWith("$ACTION_"))
    .map(({ name, value }) => `${name}=${value}`);
  return [form.dataset["fields"] ?? "", ...along].join(" ");
}
