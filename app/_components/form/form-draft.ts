import type { FormState } from "./form-state";
import { personOfPage } from "./person-of-page";

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

export function storeDraft(form: HTMLFormElement, draft: Draft): void {
  withStorage((storage) => storage.setItem(draftKey(form), JSON.stringify(draft)));
}

/** What was kept of this form, once. What somebody else left in this tab is forgotten. */
export function takeDraft(form: HTMLFormElement): Draft | undefined {
  return withStorage((storage) => {
    const drafts = draftsIn(storage);
    if (drafts.length === 0) return undefined;
    const others =
      personOfPage() === "" ? [] : drafts.filter((name) => !name.startsWith(`${prefix}${personOfPage()} `));
    for (const name of others) storage.removeItem(name);
    const key = draftKey(form);
    const kept = storage.getItem(key);
    storage.removeItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as Draft);
  });
}

/** Those of every page. */
export function forgetDrafts(): void {
  withStorage((storage) => {
    for (const name of draftsIn(storage)) storage.removeItem(name);
  });
}

const draftsIn = (storage: Storage) => Object.keys(storage).filter((name) => name.startsWith(prefix));

/** It may be switched off or full; a page that is brought anew then starts empty. */
function withStorage<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(window.sessionStorage);
  } catch {
    return undefined;
  }
}

/**
 * Of a form as the page brings it to this person: by its fields, what it sends along and its place among those that are
 * alike, as another release may number forms in another way.
 */
function draftKey(form: HTMLFormElement): string {
  const own = nameOf(form);
  const alike = [...document.forms].filter((other) => nameOf(other) === own);
  return `${prefix}${personOfPage()} ${window.location.pathname} ${own} ${alike.indexOf(form)}`;
}

function nameOf(form: HTMLFormElement): string {
  const along = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]:not([data-kept])")]
    .filter(({ name }) => !name.startsWith("$"))
    .map(({ name, value }) => `${name}=${value}`);
  return [form.dataset["fields"] ?? "", ...along].join(" ");
}
