import type { Route } from "next";

/** What the form asks, without its empty fields. */
export function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
  }
  return query.toString();
}

/** The path comes from the router itself, so it is a route. */
export const asHref = (pathname: string, query: string) => (query ? `${pathname}?${query}` : pathname) as Route;

/** After the back button, or a filter's removal by its link, the controls follow the address, but for one that is typed in. */
export function fillFrom(params: URLSearchParams, form: HTMLFormElement, typedIn: Element | null): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement) {
      if (control.type === "checkbox" || control.type === "radio") {
        control.checked = params.getAll(control.name).includes(control.value);
      } else if (isTyped(control) && control !== typedIn) {
        control.value = params.get(control.name) ?? "";
      }
    } else if (control instanceof HTMLSelectElement) {
      control.value = params.get(control.name) ?? control.options[0]?.value ?? "";
    }
  }
}

const isTyped = ({ type }: HTMLInputElement) => type === "search" || type === "date";

export function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (control) =>
      control instanceof HTMLInputElement &&
      (control.checked !== control.defaultChecked || (isTyped(control) && control.value !== control.defaultValue)),
  );
}
