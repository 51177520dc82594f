const prefix = "form-draft:";
const key = () => `${prefix}${window.location.pathname}`;

/** Keeps the typed text over one reload of this tab. Passwords and files are left out. */
export function storeDraft(form: HTMLFormElement): void {
  const kept = controls(form).map((control) => [control.name, control.value, isOn(control)] as const);
  try {
    window.sessionStorage.setItem(key(), JSON.stringify(kept));
  } catch {
    // Storage may be switched off or full; the reload then starts empty.
  }
}

/** As a form's ref: brings back what was kept, once. */
export function restoreDraft(form: HTMLFormElement | null): void {
  const kept = form && window.sessionStorage.getItem(key());
  if (!kept) return;
  window.sessionStorage.removeItem(key());
  const draft = JSON.parse(kept) as [string, string, boolean | null][];
  const left = [...draft];
  for (const control of controls(form)) {
    const isBox = isOn(control) !== null;
    const index = left.findIndex(([name, value]) => name === control.name && (!isBox || value === control.value));
    const found = left[index];
    if (!found) continue;
    left.splice(index, 1);
    if (isBox) {
      if (isOn(control) !== found[2]) control.click();
    } else {
      control.value = found[1];
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

/** Those of every page. */
export function forgetDrafts(): void {
  for (const name of Object.keys(window.sessionStorage)) {
    if (name.startsWith(prefix)) window.sessionStorage.removeItem(name);
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement && !["hidden", "password", "file", "submit"].includes(control.type)) ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement,
  );
}

const isOn = (control: Control): boolean | null =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")
    ? control.checked
    : null;
