import { useEffect, useState } from "react";
import { formOf } from "./form-of";

/**
 * Keeps what was typed before this runs. The framework puts a text area back to what it was drawn with as it takes it over,
 * and nobody counted what came before.
 */
export function useEarlyTyping(formId: string): void {
  const [early] = useState(() => areasOf(formId).map((area) => (isTypedIn(area) ? area.value : null)));
  useEffect(() => {
    for (const [at, area] of areasOf(formId).entries()) {
      const typed = early[at];
      if (typeof typed === "string") area.value = typed;
    }
    for (const control of formOf(formId)?.elements ?? []) {
      if (isTypedIn(control)) control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, [early, formId]);
}

function isTypedIn(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement) || control.type === "hidden") return false;
  const isChosen = control.type === "checkbox" || control.type === "radio";
  return isChosen ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

function areasOf(formId: string): HTMLTextAreaElement[] {
  return typeof document === "undefined" ? [] : [...(formOf(formId)?.querySelectorAll("textarea") ?? [])];
}
